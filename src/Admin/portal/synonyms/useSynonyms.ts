import { bodyOf, useApi, type Schemas } from '@switchboard/shared';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { usePages, type PageOf } from '../frame/usePages';

export type SynonymGroup = Schemas['SynonymGroup'];

export function useSynonyms() {
  const api = useApi();
  return usePages<SynonymGroup>(['synonym-groups'], (after, signal) =>
    bodyOf(api.GET('/synonym-groups', { params: { query: { limit: 100, ...(after ? { after } : {}) } }, signal })) as Promise<PageOf<SynonymGroup>>,
  );
}

export function useSaveSynonyms() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, words }: { id: string | null; words: string[] }) =>
      bodyOf(id === null ? api.POST('/synonym-groups', { body: { words } }) : api.PUT('/synonym-groups/{id}', { params: { path: { id } }, body: { words } })) as Promise<SynonymGroup>,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['synonym-groups'] }),
  });
}

export function useDeleteSynonyms() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => {
      await api.DELETE('/synonym-groups/{id}', { params: { path: { id } } });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['synonym-groups'] }),
  });
}
