import type { Conversation } from '@switchboard/shared';

export const VIEWS = ['mine', 'queue', 'all', 'resolved'] as const;

export type View = (typeof VIEWS)[number];

export const isView = (text: string | null): text is View => VIEWS.some((view) => view === text);

/** The server's own views, for news: does this conversation stand in that list? */
export function belongs(conversation: Conversation, view: View, me: string): boolean {
  switch (view) {
    case 'mine':
      return conversation.assigneeId === me && conversation.status !== 'resolved';
    case 'queue':
      return conversation.status === 'open' && conversation.assigneeId === null;
    case 'all':
      return conversation.status !== 'resolved';
    case 'resolved':
      return conversation.status === 'resolved';
  }
}
