import { useQuery } from '@tanstack/react-query';
import { bodyOf, useApi, type ArticleHit, type Conversation, type Language } from '@switchboard/shared';

/** Articles for what the customer last said: asked anew whenever they have said more. */
export function useSuggestions(conversation: Conversation) {
  const api = useApi();
  const { id, contactMessageCount } = conversation;
  return useQuery<ArticleHit[]>({
    queryKey: ['suggestions', id, contactMessageCount],
    staleTime: 60_000,
    placeholderData: (before, query) => (query?.queryKey[1] === id ? before : undefined),
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/conversations/{id}/suggestions', { params: { path: { id } }, signal }))).items,
  });
}

export function useArticleSearch(words: string, language: Language) {
  const api = useApi();
  return useQuery<ArticleHit[]>({
    queryKey: ['articles', 'search', words, language],
    enabled: words !== '',
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/articles/search', { params: { query: { q: words, language } }, signal }))).items,
  });
}
