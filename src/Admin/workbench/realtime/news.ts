import type { Availability, Conversation, Message } from '@switchboard/shared';

export interface TypingNews {
  conversationId: string;
  kind: 'contact' | 'agent' | 'bot';
  name: string;
  memberId: string | null;
  expiresInMs: number;
}

export interface ReadNews {
  conversationId: string;
  by: 'contact' | 'agent';
  memberId: string | null;
  seq: number;
}

export interface PresenceNews {
  memberId: string;
  name: string;
  availability: Availability;
}

/** What the agent hub tells, by method name. */
export interface News {
  message: Message;
  messageChanged: Message;
  typing: TypingNews;
  read: ReadNews;
  conversationsChanged: Conversation[];
  presence: PresenceNews[];
  queue: { waiting: number };
}

export type ConnectionState = 'connecting' | 'connected' | 'reconnecting';
