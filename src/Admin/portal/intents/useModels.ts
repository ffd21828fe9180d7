import { bodyOf, useApi, type Schemas } from '@switchboard/shared';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { usePages, type PageOf } from '../frame/usePages';

export type Model = Schemas['IntentModel'];
export type Prediction = Schemas['IntentPrediction'];

const MODELS = ['intent-models'] as const;

/** Training tells how far it is every second. */
const LOOK_AGAIN = 1_000;

export const isRunning = (model: Pick<Model, 'state'>): boolean => model.state === 'queued' || model.state === 'training';

/** What was found no better, or dismissed, only when it is asked for. */
export function useModels(all: boolean) {
  const api = useApi();
  const pages = usePages<Model>(
    [...MODELS, 'list', all],
    (after, signal) => bodyOf(api.GET('/intent-models', { params: { query: { limit: 20, ...(all ? {} : { view: 'offered' as const }), ...(after ? { after } : {}) } }, signal })) as Promise<PageOf<Model>>,
    LOOK_AGAIN,
  );
  return { pages, busy: pages.items.some(isRunning) };
}

export function useModel(id: string) {
  const api = useApi();
  return useQuery({
    queryKey: [...MODELS, id],
    queryFn: ({ signal }) => bodyOf(api.GET('/intent-models/{id}', { params: { path: { id } }, signal })) as Promise<Model>,
    refetchInterval: (query) => (query.state.data && isRunning(query.state.data) ? LOOK_AGAIN : false),
  });
}

export function useModelActions() {
  const api = useApi();
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: MODELS });
  return {
    train: useMutation({ mutationFn: () => bodyOf(api.POST('/intent-models', { body: {} })) as Promise<Model>, onSuccess }),
    publish: useMutation({ mutationFn: (id: string) => bodyOf(api.POST('/intent-models/{id}/publish', { params: { path: { id } } })), onSuccess }),
    rollBack: useMutation({ mutationFn: (id: string) => bodyOf(api.POST('/intent-models/{id}/roll-back', { params: { path: { id } } })), onSuccess }),
    dismiss: useMutation({ mutationFn: (id: string) => bodyOf(api.POST('/intent-models/{id}/dismiss', { params: { path: { id } } })), onSuccess }),
    test: useMutation({
      mutationFn: ({ id, texts }: { id: string; texts: string[] }) =>
        bodyOf(api.POST('/intent-models/{id}/test', { params: { path: { id } }, body: { texts } })) as Promise<{ predictions: Prediction[] }>,
    }),
  };
}
