import { bodyOf, useApi, useMay, type Schemas } from '@switchboard/shared';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

export type Retraining = Schemas['Retraining'];

const RETRAINING = ['intent-retraining'] as const;
const MODELS = ['intent-models'] as const;
const COUNT_AGAIN = 60_000;

export function useRetraining() {
  const api = useApi();
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: RETRAINING, queryFn: ({ signal }) => bodyOf(api.GET('/intent-retraining', { signal })) as Promise<Retraining> });
  return {
    data,
    change: useMutation({
      mutationFn: (enabled: boolean) => bodyOf(api.PUT('/intent-retraining', { body: { enabled } })) as Promise<Retraining>,
      onSuccess: (state) => queries.setQueryData(RETRAINING, state),
    }),
    start: useMutation({ mutationFn: () => bodyOf(api.POST('/intent-retraining/start')), onSuccess: () => queries.invalidateQueries({ queryKey: MODELS }) }),
  };
}

/** How many versions wait to be published or dismissed. */
export function useProposals(): number {
  const api = useApi();
  const may = useMay();
  const { data = 0 } = useQuery({
    queryKey: [...MODELS, 'proposed'],
    enabled: may('intents:manage'),
    refetchInterval: COUNT_AGAIN,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/intent-models', { params: { query: { proposal: 'proposed', limit: 100 } }, signal }))).items.length,
  });
  return data;
}
