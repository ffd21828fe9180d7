import type { Conversation } from '@switchboard/shared';
import type { Book } from './book';

export interface Happening {
  kind: 'message' | 'assigned';
  conversation: Conversation;
}

/** What of the news is worth a word to this member: a customer of theirs wrote, or they were given a conversation. What is open before them tells itself, and spam rings for nobody. */
export function happenings(before: Book, changed: readonly Conversation[], me: string, open: string | null): Happening[] {
  return changed.flatMap((conversation): Happening[] => {
    if (conversation.assigneeId !== me || conversation.id === open || conversation.status === 'resolved' || conversation.spam) return [];
    const known = before.entries.get(conversation.id)?.conversation;
    if (known?.assigneeId !== me) return [{ kind: 'assigned', conversation }];
    const wrote = conversation.contactMessageCount > known.contactMessageCount && conversation.lastMessageAuthorKind === 'contact';
    return wrote ? [{ kind: 'message', conversation }] : [];
  });
}
