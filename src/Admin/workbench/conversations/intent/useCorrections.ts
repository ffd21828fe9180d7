import { bodyOf, explain, useApi, useLanguage, useWords, type Conversation, type Schemas } from '@switchboard/shared';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useWorkplace } from '../../desk/WorkplaceContext';
import { correctionWords } from './correction.words';

export type Correction = Schemas['IntentCorrection'];
export type Intent = Schemas['Intent'];

const CORRECTIONS = ['intent-corrections'] as const;

/** The company's intents; they change seldom. */
export function useIntents() {
  const api = useApi();
  return useQuery<readonly Intent[]>({
    queryKey: ['intents'],
    staleTime: 300_000,
    queryFn: async ({ signal }) => {
      const found: Intent[] = [];
      for (let after: string | null | undefined; after !== null; ) {
        const page: { items: Intent[]; nextCursor?: string | null } = await bodyOf(api.GET('/intents', { params: { query: { limit: 100, ...(after ? { after } : {}) } }, signal }));
        found.push(...page.items);
        after = page.nextCursor ?? null;
      }
      return found;
    },
  });
}

/** What came of the agent's own, newest first. */
export function useMyCorrections() {
  const api = useApi();
  return useQuery<readonly Correction[]>({
    queryKey: [...CORRECTIONS, 'mine'],
    staleTime: 0,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/intent-corrections', { params: { query: { view: 'mine', limit: 10 } }, signal }))).items,
  });
}

/** Says what a conversation is really about; null for none of the intents. What was done shows at once, before the news of it. */
export function useCorrect({ id }: Pick<Conversation, 'id'>) {
  const api = useApi();
  const queries = useQueryClient();
  const { lists, announcer } = useWorkplace();
  const { message } = App.useApp();
  const { language } = useLanguage();
  const words = useWords(correctionWords);
  return useMutation({
    mutationFn: (intentId: string | null) => bodyOf(api.POST('/conversations/{id}/correct-intent', { params: { path: { id } }, body: { intentId } })),
    onSuccess: async (conversation: Conversation) => {
      lists.met(conversation);
      announcer.say(words.done);
      void message.success(words.done, 3);
      await queries.invalidateQueries({ queryKey: CORRECTIONS });
    },
    onError: (fault) => void message.error(explain(fault, language), 6),
  });
}
