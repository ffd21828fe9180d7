import { App } from 'antd';
import { bodyOf, explain, useApi, useLanguage, useWords, type Conversation } from '@switchboard/shared';
import { useMemo, useState } from 'react';
import { useWorkplace } from '../../desk/WorkplaceContext';
import { actionWords } from './actions.words';

type Answer = Promise<{ data?: Conversation }>;

export interface ConversationActions {
  busy: boolean;
  take: () => void;
  assign: (to: { memberId: string } | { teamId: string }, name: string) => void;
  toQueue: () => void;
  snooze: (until: Date) => void;
  resolve: () => void;
  reopen: () => void;
}

/** What can be done with a conversation. A refusal is said in words; what was done shows at once, before the news of it. */
export function useConversationActions(id: string, status: Conversation['status']): ConversationActions {
  const api = useApi();
  const { lists, me, announcer } = useWorkplace();
  const { message } = App.useApp();
  const { language } = useLanguage();
  const { done } = useWords(actionWords);
  const [busy, setBusy] = useState(false);

  return useMemo(() => {
    const params = { path: { id } };
    const run = (call: () => Answer, said: string) => {
      setBusy(true);
      bodyOf(call())
        .then((conversation) => {
          lists.met(conversation);
          announcer.say(said);
          void message.success(said, 2);
        })
        .catch((error: unknown) => message.error(explain(error, language), 6))
        .finally(() => setBusy(false));
    };
    return {
      busy,
      take: () => run(() => api.POST('/conversations/{id}/assign', { params, body: { memberId: me } }), done.taken),
      assign: (to, name) => run(() => api.POST('/conversations/{id}/assign', { params, body: to }), done.assigned(name)),
      // The bot's conversation is handed over, with its wait; a person's is put back.
      toQueue: () =>
        run(() => (status === 'pending' ? api.POST('/conversations/{id}/handover', { params, body: {} }) : api.POST('/conversations/{id}/assign', { params, body: {} })), done.queued),
      snooze: (until) => run(() => api.POST('/conversations/{id}/snooze', { params, body: { until: until.toISOString() } }), done.snoozed),
      resolve: () => run(() => api.POST('/conversations/{id}/resolve', { params }), done.resolved),
      reopen: () => run(() => api.POST('/conversations/{id}/reopen', { params }), done.reopened),
    };
  }, [announcer, api, busy, done, id, language, lists, me, message, status]);
}
