import { bodyOf, useApi, type Schemas } from '@switchboard/shared';
import { usePages, type PageOf } from '../frame/usePages';

export type KnowledgeQuery = Schemas['KnowledgeQuery'];

/** What no article answers, most asked first. */
export function useUnanswered() {
  const api = useApi();
  return usePages<KnowledgeQuery>(['knowledge-queries', 'unanswered'], (after, signal) =>
    bodyOf(api.GET('/knowledge-queries', { params: { query: { limit: 50, answered: false, sort: '-asked', ...(after ? { after } : {}) } }, signal })) as Promise<PageOf<KnowledgeQuery>>,
  );
}
