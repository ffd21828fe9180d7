import type { Conversation, Message } from '../../src/live/wire';

export function conversationOf(id: string, lastSeq: number, more: Partial<Conversation> = {}): Conversation {
  return { id, status: 'open', lastSeq, queuePosition: null, assignee: null, canRate: false, rating: null, agentReadSeq: 0, createdAt: '2026-11-20T10:00:00Z', ...more };
}

export function messageOf(conversationId: string, seq: number, more: Partial<Message> = {}): Message {
  return {
    id: `${conversationId}-${seq}`,
    conversationId,
    seq,
    clientId: null,
    author: { kind: 'agent', id: 'm1', name: 'Mia Lang' },
    text: `message ${seq}`,
    attachments: [],
    sources: [],
    event: null,
    status: 'sent',
    createdAt: new Date(Date.UTC(2026, 10, 20, 10, 0, seq)).toISOString(),
    ...more,
  };
}
