import { useMutation, useQuery } from '@tanstack/react-query';
import { bodyOf, useApi, type ArticleHit, type Conversation, type Language, type Schemas } from '@switchboard/shared';

export type MetRule = Schemas['MetRule'];

/** Replies and articles for what the customer last said: asked anew whenever they have said more. */
export function useSuggestions(conversation: Conversation) {
  const api = useApi();
  const { id, contactMessageCount } = conversation;
  return useQuery<{ items: ArticleHit[]; replies: MetRule[] }>({
    queryKey: ['suggestions', id, contactMessageCount],
    staleTime: 60_000,
    placeholderData: (before, query) => (query?.queryKey[1] === id ? before : undefined),
    queryFn: ({ signal }) => bodyOf(api.GET('/conversations/{id}/suggestions', { params: { path: { id } }, signal })),
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

/** Search learns from what was opened and from what was given to a customer. */
export function useChoice() {
  const api = useApi();
  const { mutate } = useMutation({
    mutationFn: async ({ article, helped }: { article: ArticleHit; helped: boolean }) => {
      if (article.queryId) await api.POST('/articles/{id}/choose', { params: { path: { id: article.articleId } }, body: { queryId: article.queryId, helped } });
    },
  });
  return mutate;
}

/** The customer's words become a wording of the article's question. */
export function useAddQuestion() {
  const api = useApi();
  return useMutation({
    mutationFn: ({ id, question }: { id: string; question: string }) => bodyOf(api.POST('/articles/{id}/questions', { params: { path: { id } }, body: { question } })),
  });
}
