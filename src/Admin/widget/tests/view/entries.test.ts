import { expect, it } from 'vitest';
import { speak } from '../../src/language/language';
import type { Pending } from '../../src/thread/outbox';
import { entriesOf, type MessageEntry, type Said } from '../../src/view/entries';
import { initials } from '../../src/view/message';
import { conversationOf, messageOf } from '../thread/said';

const now = new Date(Date.UTC(2026, 10, 20, 12));
const contact = { author: { kind: 'contact', id: 'me', name: 'Visitor 1' } } as const;
const show = (said: Partial<Said>) => entriesOf({ messages: [], conversations: [], pending: [], greeting: '', online: true, ...said }, 'en', speak('en'), now);
const messagesIn = (said: Partial<Said>): MessageEntry[] => show(said).filter((entry) => entry.kind === 'message');
const pendingOf = (clientId: string, failed: string | null = null): Pending => ({ clientId, text: clientId, attachments: [], at: now.getTime(), who: 'me', failed });

it('groups what one person says in one go and separates days', () => {
  const entries = show({ messages: [messageOf('c', 1), messageOf('c', 2), messageOf('c', 3, contact), messageOf('c', 4, { createdAt: '2026-11-21T12:00:00Z' })] });

  expect(entries.map((e) => (e.kind === 'message' ? [e.first, e.last] : e.kind))).toEqual(['day', [true, false], [false, true], [true, true], 'day', [true, true]]);
});

it('shows a message once while it is both stored and still in the outbox', () => {
  const entries = messagesIn({ messages: [messageOf('c', 1, { ...contact, clientId: 'a' })], pending: [pendingOf('a'), pendingOf('b')] });

  expect(entries.map((e) => [e.key, e.state])).toEqual([['a', 'sent'], ['b', 'sending']]);
});

it('keeps the same key from writing to reading, so that its element stays', () => {
  const before = messagesIn({ pending: [pendingOf('a')] });
  const after = messagesIn({ messages: [messageOf('c', 1, { ...contact, clientId: 'a' })], conversations: [conversationOf('c', 1, { agentReadSeq: 1 })] });

  expect([before[0]?.key, before[0]?.state, after[0]?.key, after[0]?.state]).toEqual(['a', 'sending', 'a', 'read']);
});

it('says why a message failed and that one waits for the network', () => {
  const entries = messagesIn({ pending: [pendingOf('a', 'file.not-found'), pendingOf('b')], online: false });

  expect(entries.map((e) => [e.state, e.failure])).toEqual([['failed', 'Not sent. The file is no longer there. Please attach it again.'], ['waiting', '']]);
});

it('shows what happened as quiet lines and leaves out what is the desk\'s own business', () => {
  const event = (type: string, more = {}) => ({ author: { kind: 'system', id: null, name: '' }, text: '', event: { type, ...more } }) as const;
  const entries = show({
    messages: [
      messageOf('c', 1, event('handed-over')),
      messageOf('c', 2, event('assigned', { memberName: 'Mia' })),
      messageOf('c', 3, event('snoozed')),
      messageOf('c', 4, event('rated', { score: 4 })),
      messageOf('c', 5, event('invented-later')),
      messageOf('c', 6, event('resolved')),
    ],
  });

  expect(entries.flatMap((e) => (e.kind === 'event' ? [e.text] : []))).toEqual(['Passed on to our team', 'Mia joined', 'You rated this conversation 4 out of 5', 'Conversation ended']);
});

it.each([
  ['Mia Lang', 'ML'],
  ['mia', 'M'],
  ['陈静', '静'],
  ['Grace van Linden', 'GL'],
  ['', ''],
])('abbreviates %s to %s', (name, expected) => {
  expect(initials(name)).toBe(expected);
});
