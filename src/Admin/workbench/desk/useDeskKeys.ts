import { useQueryClient } from '@tanstack/react-query';
import { useMay, type ArticleHit, type Conversation } from '@switchboard/shared';
import type { RefObject } from 'react';
import type { ConversationActions } from '../conversations/actions/useConversationActions';
import type { ListHandle } from '../conversations/list/ConversationList';
import { useShortcuts } from '../shortcuts/useShortcuts';
import { useWorkplace } from './WorkplaceContext';

interface Keys {
  conversation: Conversation | null;
  actions: ConversationActions;
  singleKeys: boolean;
  list: RefObject<ListHandle | null>;
  onAssign: () => void;
  onHelp: () => void;
}

/** What each shortcut does now; what is not possible now has no handler. */
export function useDeskKeys({ conversation, actions, singleKeys, list, onAssign, onHelp }: Keys): void {
  const { drafts, me } = useWorkplace();
  const queries = useQueryClient();
  const may = useMay();
  const open = conversation !== null && conversation.status !== 'resolved' ? conversation : null;

  const insertFirst = (c: Conversation) => {
    const [first] = queries.getQueryData<ArticleHit[]>(['suggestions', c.id, c.contactMessageCount]) ?? [];
    if (first) drafts.insert(c.id, first.text);
  };

  useShortcuts(
    {
      next: () => list.current?.move(1),
      previous: () => list.current?.move(-1),
      search: () => list.current?.search(),
      help: onHelp,
      ...(open && may('conversations:reply') && { reply: () => drafts.focus(open.id, 'reply'), insert: () => insertFirst(open) }),
      ...(conversation && may('conversations:reply') && { note: () => drafts.focus(conversation.id, 'note') }),
      ...(open && may('conversations:assign') && { assign: onAssign }),
      ...(open && may('conversations:assign') && open.assigneeId !== me && { assignToMe: actions.take }),
      ...(open && may('conversations:manage') && { resolve: actions.resolve }),
    },
    singleKeys,
  );
}
