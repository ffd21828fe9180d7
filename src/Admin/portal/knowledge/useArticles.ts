import { bodyOf, useApi, type Article, type ArticleHit, type Language } from '@switchboard/shared';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { usePages, type PageOf } from '../frame/usePages';

export type ArticleStatus = Article['status'];

export interface ArticleFilter {
  search: string;
  language: Language | null;
  status: ArticleStatus | null;
  category: string | null;
  translated: boolean | null;
}

export const EVERY_ARTICLE: ArticleFilter = { search: '', language: null, status: null, category: null, translated: null };

export function useArticles({ search, language, status, category, translated }: ArticleFilter) {
  const api = useApi();
  const asked = {
    ...(search ? { search } : {}),
    ...(language ? { language } : {}),
    ...(status ? { status } : {}),
    ...(category ? { category } : {}),
    ...(translated === null ? {} : { translated }),
  };
  return usePages<Article>(['articles', 'list', asked], (after, signal) =>
    bodyOf(api.GET('/articles', { params: { query: { limit: 100, ...asked, ...(after ? { after } : {}) } }, signal })) as Promise<PageOf<Article>>,
  );
}

/** Categories in use, as far as the newest articles tell; any other can be typed. */
export function useCategories(): string[] {
  const all = useArticles(EVERY_ARTICLE);
  return [...new Set(all.items.map((a) => a.category).filter(Boolean))].sort((a, b) => a.localeCompare(b));
}

/** Both languages of one address. */
export function useTopic(slug: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['articles', 'topic', slug],
    queryFn: async ({ signal }) => ((await bodyOf(api.GET('/articles', { params: { query: { slug } }, signal })))?.items ?? []) as Article[],
  });
}

export interface ArticleText {
  title: string;
  category: string;
  body: string;
  /** Other ways in which customers ask for it. */
  questions: string[];
  status: ArticleStatus;
}

export function useCreateArticle() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: ArticleText & { language: Language; slug?: string }) => bodyOf(api.POST('/articles', { body })) as Promise<Article>,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['articles'] }),
  });
}

export function useChangeArticle(id: string) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: ArticleText) => bodyOf(api.PUT('/articles/{id}', { params: { path: { id } }, body })) as Promise<Article>,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['articles'] }),
  });
}

export function useDeleteArticle(id: string) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      await api.DELETE('/articles/{id}', { params: { path: { id } } });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['articles'] }),
  });
}

export function useSearch(q: string, language: Language) {
  const api = useApi();
  return useQuery({
    queryKey: ['articles', 'search', q, language],
    queryFn: async ({ signal }) => ((await bodyOf(api.GET('/articles/search', { params: { query: { q, limit: 5, language } }, signal })))?.items ?? []) as ArticleHit[],
    enabled: q !== '',
  });
}
