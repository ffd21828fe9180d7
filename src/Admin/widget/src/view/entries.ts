import { clockLabel, dayLabel, sameDay } from '../language/when';
import type { Key, Language, Translate } from '../language/language';
import { sentenceFor } from '../language/problems';
import type { Attachment, AuthorKind, Conversation, Message, Source, SystemEvent } from '../live/wire';
import type { Pending } from '../thread/outbox';

/** What the log shows, one line each, decided without touching the page. */
export type Entry = { key: string } & (
  | { kind: 'day'; text: string }
  | { kind: 'event'; text: string; type: string }
  | {
      kind: 'message';
      author: Exclude<AuthorKind, 'system'>;
      name: string;
      first: boolean;
      last: boolean;
      text: string;
      attachments: Attachment[];
      sources: Source[];
      state: 'sending' | 'waiting' | 'failed' | 'sent' | 'delivered' | 'read' | 'recalled';
      failure: string;
      clock: string;
      seq: number;
      clientId: string | null;
    }
);

export type MessageEntry = Extract<Entry, { kind: 'message' }>;

export interface Said {
  messages: Message[];
  conversations: Conversation[];
  pending: Pending[];
  greeting: string;
  online: boolean;
}

const together = 5 * 60_000;

export function entriesOf(said: Said, language: Language, say: Translate, now: Date): Entry[] {
  const entries: Entry[] = [];
  const agentRead = new Map(said.conversations.map((c) => [c.id, c.agentReadSeq]));
  let before: { at: string; author: string } | null = null;

  const day = (at: string): void => {
    if (before === null || !sameDay(before.at, at)) entries.push({ key: `day:${at.slice(0, 10)}:${entries.length}`, kind: 'day', text: dayLabel(at, now, language) });
  };
  const message = (at: string, author: string, entry: Omit<MessageEntry, 'kind' | 'first' | 'last' | 'clock'>): void => {
    day(at);
    const follows = before !== null && before.author === author && Date.parse(at) - Date.parse(before.at) < together && sameDay(before.at, at);
    const previous = entries.at(-1);
    if (follows && previous?.kind === 'message') previous.last = false;
    entries.push({ ...entry, kind: 'message', first: !follows, last: true, clock: clockLabel(at, language) });
    before = { at, author };
  };

  if (said.greeting !== '') entries.push(greeting(said.greeting, say));
  for (const m of said.messages) {
    if (m.author.kind === 'system') {
      const text = m.event === null ? m.text : eventText(m.event, say);
      if (text === '') continue;
      day(m.createdAt);
      entries.push({ key: m.id, kind: 'event', text, type: m.event?.type ?? 'note' });
      before = { at: m.createdAt, author: 'system' };
      continue;
    }
    const read = m.author.kind === 'contact' && m.status !== 'recalled' && m.seq <= (agentRead.get(m.conversationId) ?? 0);
    message(m.createdAt, m.author.kind === 'contact' ? 'contact' : `${m.author.kind}:${m.author.id ?? m.author.name}`, {
      key: m.author.kind === 'contact' ? (m.clientId ?? m.id) : m.id,
      author: m.author.kind,
      name: nameOf(m, say),
      text: m.text,
      attachments: m.attachments,
      sources: m.sources,
      state: read ? 'read' : m.status,
      failure: '',
      seq: m.seq,
      clientId: m.clientId,
    });
  }
  const stored = new Set(said.messages.map((m) => m.clientId));
  for (const p of said.pending.filter((item) => !stored.has(item.clientId))) {
    message(new Date(p.at).toISOString(), 'contact', {
      key: p.clientId,
      author: 'contact',
      name: say('author.you'),
      text: p.text,
      attachments: p.attachments,
      sources: [],
      state: p.failed !== null ? 'failed' : said.online ? 'sending' : 'waiting',
      failure: p.failed === null ? '' : say('message.failed', { reason: say(sentenceFor({ status: 400, code: p.failed })) }),
      seq: 0,
      clientId: p.clientId,
    });
  }
  return entries;
}

function greeting(text: string, say: Translate): MessageEntry {
  const none = { attachments: [], sources: [], failure: '', clock: '', seq: 0, clientId: null };
  return { key: 'greeting', kind: 'message', author: 'bot', name: say('author.bot'), first: true, last: true, text, state: 'read', ...none };
}

function nameOf(message: Message, say: Translate): string {
  if (message.author.kind === 'contact') return say('author.you');
  if (message.author.kind === 'bot') return say('author.bot');
  return message.author.name === '' ? say('author.company') : message.author.name;
}

const plainEvents: Record<string, Key> = {
  'handed-over': 'event.handedOver',
  unassigned: 'event.unassigned',
  resolved: 'event.resolved',
  reopened: 'event.reopened',
};

/** Empty for what concerns only the desk (snoozed), and for kinds that a later server may invent. */
function eventText(event: SystemEvent, say: Translate): string {
  if (event.type === 'rated') return say('event.rated', { score: event.score ?? '' });
  if (event.type === 'assigned') {
    if (event.memberName) return say('event.assigned', { name: event.memberName });
    return event.teamName ? say('event.assignedTeam', { name: event.teamName }) : '';
  }
  const key = plainEvents[event.type];
  return key === undefined ? '' : say(key);
}
