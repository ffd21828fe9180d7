import { bodyOf, useApi, type Schemas } from '@switchboard/shared';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { usePages, type PageOf } from '../frame/usePages';

export type Intent = Schemas['Intent'];
export type Example = Schemas['IntentExample'];
export type Trade = 'customer-service' | 'banking' | 'e-commerce';
export type Priority = Intent['priority'];

const INTENTS = ['intents'] as const;
const EXAMPLES = ['intent-examples'] as const;

export function useIntents() {
  const api = useApi();
  return usePages<Intent>([...INTENTS, 'list'], (after, signal) =>
    bodyOf(api.GET('/intents', { params: { query: { limit: 100, ...(after ? { after } : {}) } }, signal })) as Promise<PageOf<Intent>>,
  );
}

export function useIntent(id: string) {
  const api = useApi();
  return useQuery({ queryKey: [...INTENTS, id], queryFn: ({ signal }) => bodyOf(api.GET('/intents/{id}', { params: { path: { id } }, signal })) as Promise<Intent> });
}

export function useExamples(intentId: string) {
  const api = useApi();
  return usePages<Example>(
    [...EXAMPLES, intentId],
    (after, signal) => bodyOf(api.GET('/intent-examples', { params: { query: { limit: 100, intentId, ...(after ? { after } : {}) } }, signal })) as Promise<PageOf<Example>>,
  );
}

export interface IntentFields {
  name: string;
  description: string;
  teamId: string | null;
  priority: Priority;
  toPerson: boolean;
}

/** What changes intents or their examples; each brings both up to date. */
export function useIntentActions() {
  const api = useApi();
  const queries = useQueryClient();
  const onSuccess = async () => {
    await queries.invalidateQueries({ queryKey: INTENTS });
    await queries.invalidateQueries({ queryKey: EXAMPLES });
  };
  return {
    save: useMutation({
      mutationFn: ({ id, ...body }: IntentFields & { id: string | null }) =>
        bodyOf(id === null ? api.POST('/intents', { body }) : api.PUT('/intents/{id}', { params: { path: { id } }, body })) as Promise<Intent>,
      onSuccess,
    }),
    remove: useMutation({
      mutationFn: async (id: string) => {
        await api.DELETE('/intents/{id}', { params: { path: { id } } });
      },
      onSuccess: () => queries.invalidateQueries({ queryKey: [...INTENTS, 'list'] }),
    }),
    addExamples: useMutation({
      mutationFn: ({ id, texts }: { id: string; texts: string[] }) => bodyOf(api.POST('/intents/{id}/examples', { params: { path: { id } }, body: { texts } })) as Promise<Schemas['ExamplesAdded']>,
      onSuccess,
    }),
    removeExample: useMutation({
      mutationFn: async (id: string) => {
        await api.DELETE('/intent-examples/{id}', { params: { path: { id } } });
      },
      onSuccess,
    }),
    importTable: useMutation({ mutationFn: (content: string) => bodyOf(api.POST('/intents/import', { body: { content } })) as Promise<Schemas['IntentsImported']>, onSuccess }),
    takeStarter: useMutation({
      mutationFn: (body: { trade: Trade; language: 'en' | 'zh-CN' }) => bodyOf(api.POST('/intents/starter', { body })) as Promise<Schemas['IntentsImported']>,
      onSuccess,
    }),
  };
}
