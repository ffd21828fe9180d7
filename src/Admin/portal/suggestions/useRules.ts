import { bodyOf, useApi, type Schemas } from '@switchboard/shared';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { usePages, type PageOf } from '../frame/usePages';

export type Rule = Schemas['SuggestionRule'];
export type MetRule = Schemas['MetRule'];

export interface RuleFields {
  name: string;
  reply: string;
  keywords: string[];
  intentIds: string[];
  builtInIntents: string[];
  mood: Rule['mood'];
  urgency: Rule['urgency'];
  language: 'en' | 'zh-CN' | null;
  priority: number;
  active: boolean;
}

const RULES = ['suggestion-rules'] as const;

export function useRules() {
  const api = useApi();
  return usePages<Rule>([...RULES], (after, signal) =>
    bodyOf(api.GET('/suggestion-rules', { params: { query: { limit: 100, ...(after ? { after } : {}) } }, signal })) as Promise<PageOf<Rule>>,
  );
}

export function useRuleActions() {
  const api = useApi();
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: RULES });
  return {
    save: useMutation({
      mutationFn: ({ id, ...body }: RuleFields & { id: string | null }) =>
        bodyOf(id === null ? api.POST('/suggestion-rules', { body }) : api.PUT('/suggestion-rules/{id}', { params: { path: { id } }, body })) as Promise<Rule>,
      onSuccess,
    }),
    remove: useMutation({
      mutationFn: async (id: string) => {
        await api.DELETE('/suggestion-rules/{id}', { params: { path: { id } } });
      },
      onSuccess,
    }),
    test: useMutation({ mutationFn: async (text: string) => (await bodyOf(api.POST('/suggestion-rules/test', { body: { text } }))).rules as MetRule[] }),
  };
}
