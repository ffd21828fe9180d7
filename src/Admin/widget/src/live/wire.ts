/** The widget's part of the public API, as it travels. */

export type AuthorKind = 'contact' | 'agent' | 'bot' | 'system';
export type MessageStatus = 'sent' | 'delivered' | 'read' | 'recalled';

export interface Attachment {
  id: string;
  name: string;
  contentType: string;
  size: number;
  url: string;
}

export interface Source {
  articleId: string;
  title: string;
  url: string;
}

export interface SystemEvent {
  type: string;
  memberName?: string | null;
  teamName?: string | null;
  reason?: string | null;
  score?: number | null;
}

export interface Message {
  id: string;
  conversationId: string;
  seq: number;
  clientId: string | null;
  author: { kind: AuthorKind; id: string | null; name: string };
  text: string;
  attachments: Attachment[];
  sources: Source[];
  event: SystemEvent | null;
  status: MessageStatus;
  createdAt: string;
}

export interface Conversation {
  id: string;
  status: 'pending' | 'open' | 'snoozed' | 'resolved';
  lastSeq: number;
  queuePosition: number | null;
  assignee: { name: string } | null;
  canRate: boolean;
  rating: { score: number; comment: string | null } | null;
  agentReadSeq: number;
  createdAt: string;
}

export interface InboxInfo {
  name: string;
  color: string;
  greeting: string;
  questions: string[];
  language: string;
  online: boolean;
}

export interface Session {
  token: string;
  expiresAt: string;
  visitorId: string;
  contactId: string;
  inbox: InboxInfo;
  conversation: Conversation | null;
}

export interface Page {
  conversation: Conversation | null;
  messages: Message[];
}

export interface Outgoing {
  text: string;
  clientId: string;
  attachmentIds: string[];
}
