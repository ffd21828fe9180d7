import type { Attachment } from '@switchboard/shared';

/** Something written and not yet acknowledged. Its clientId makes sending it again safe. */
export interface Outgoing {
  clientId: string;
  conversationId: string;
  text: string;
  private: boolean;
  attachments: readonly Attachment[];
  state: 'waiting' | 'sending' | 'refused';
  /** Why the server refused; only then. */
  reason?: unknown;
  writtenAt: number;
}

export type OutboxEvent =
  | { type: 'written'; item: Outgoing }
  | { type: 'sending'; clientId: string }
  | { type: 'stored'; clientId: string }
  | { type: 'unanswered'; clientId: string }
  | { type: 'refused'; clientId: string; reason: unknown }
  | { type: 'again'; clientId: string };

export function outbox(items: readonly Outgoing[], event: OutboxEvent): readonly Outgoing[] {
  const set = (clientId: string, change: Partial<Outgoing>) => items.map((item) => (item.clientId === clientId ? { ...item, ...change } : item));
  switch (event.type) {
    case 'written':
      return items.some((i) => i.clientId === event.item.clientId) ? items : [...items, event.item];
    case 'sending':
      return set(event.clientId, { state: 'sending' });
    case 'stored':
      return items.filter((i) => i.clientId !== event.clientId);
    // No answer: it may be stored or not. Sent again with the same clientId it is stored once.
    case 'unanswered':
    case 'again':
      return set(event.clientId, { state: 'waiting', reason: undefined });
    case 'refused':
      return set(event.clientId, { state: 'refused', reason: event.reason });
  }
}

/** What may go out now: the oldest of each conversation, so that two sentences never overtake each other. A refused one does not hold up the next. */
export function due(items: readonly Outgoing[]): Outgoing[] {
  const first = new Map<string, Outgoing>();
  for (const item of items) if (item.state !== 'refused' && !first.has(item.conversationId)) first.set(item.conversationId, item);
  return [...first.values()].filter((item) => item.state === 'waiting');
}
