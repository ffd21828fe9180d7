import type { Message } from '@switchboard/shared';
import { expect, test } from 'vitest';
import { gapAfter, lastReadByContact, linesOf, mayFetchAgain, mayRecall, merged, wordsOf } from './messages';

const START = Date.UTC(2026, 0, 1, 12);

function message(seq: number, kind: Message['author']['kind'] = 'contact', change: Partial<Message> = {}): Message {
  return {
    id: `m${seq}`, conversationId: 'c', seq, clientId: null, author: { kind, id: kind, name: kind }, text: `text ${seq}`, private: false,
    attachments: [], media: [], sources: [], event: null, status: 'sent', createdAt: new Date(START + seq * 1000).toISOString(),
    editedAt: null, delivery: null, recalledAt: null, ...change,
  };
}

const seqs = (messages: readonly Message[]) => messages.map((m) => m.seq);

test('messages stand by number whatever order they come in, each once', () => {
  const messages = merged(merged([message(2), message(3)], [message(1), message(2)]), [message(5), message(4)]);

  expect(seqs(messages)).toEqual([1, 2, 3, 4, 5]);
});

test('a hole is found, its end of the line is not one', () => {
  const gaps = [gapAfter([message(4), message(5)]), gapAfter([message(4), message(5), message(8), message(9)]), gapAfter([])];

  expect(gaps).toEqual([null, 5, null]);
});

test('a late copy does not bring back recalled words', () => {
  const recalled = message(1, 'agent', { text: '', recalledAt: new Date(START).toISOString(), status: 'recalled' });

  const messages = merged([recalled], [message(1, 'agent')]);

  expect(messages[0]?.text).toBe('');
});

test('each new day has its line, each new speaker a name', () => {
  const tomorrow = new Date(START + 86_400_000).toISOString();

  const lines = linesOf([message(1), message(2), message(3, 'agent'), message(4, 'agent', { private: true }), message(5, 'agent', { private: true, createdAt: tomorrow })]);

  expect(lines.map((l) => (l.kind === 'day' ? 'day' : l.leads))).toEqual(['day', true, false, true, true, 'day', true]);
});

test('one’s own message can be recalled for two minutes', () => {
  const mine = message(0, 'agent', { author: { kind: 'agent', id: 'me', name: 'Me' }, createdAt: new Date(START).toISOString() });

  const answers = [mayRecall(mine, 'me', START + 119_000), mayRecall(mine, 'me', START + 120_000), mayRecall(mine, 'other', START), mayRecall({ ...mine, recalledAt: mine.createdAt }, 'me', START)];

  expect(answers).toEqual([true, false, false, false]);
});

test('the read mark stands under the last of our words that the customer saw, never under a note', () => {
  const messages = [message(1), message(2, 'bot'), message(3, 'agent'), message(4, 'agent', { private: true }), message(5, 'agent')];

  const marks = [0, 2, 4, 5].map((seq) => lastReadByContact(messages, seq));

  expect(marks).toEqual([null, 'm2', 'm3', 'm5']);
});

test('a file is asked for again where nobody answered, and not where it is gone for good', () => {
  const file = (state: 'fetching' | 'failed', reason: Message['media'][number]['reason']): Partial<Message> => ({ media: [{ kind: 'image', name: null, state, reason, recognised: false }] });

  const answers = [file('failed', 'unavailable'), file('failed', 'address'), file('failed', 'gone'), file('fetching', null)].map((change) => mayFetchAgain(message(1, 'contact', change)));

  expect(answers).toEqual([true, true, false, false]);
});

test('a line that only names a file is not shown beside the file', () => {
  const picture = { id: 'f', name: 'cat.png', contentType: 'image/png', size: 1, url: '/f' };

  const texts = [
    wordsOf(message(1, 'contact', { text: 'Look\n[image cat.png]', attachments: [picture] })),
    wordsOf(message(1, 'contact', { text: '[image cat.png]' })),
    wordsOf(message(1, 'agent', { text: '[image]', attachments: [picture] })),
    wordsOf(message(1, 'contact', { text: '[audio] Where is it?', attachments: [picture] })),
  ];

  expect(texts).toEqual(['Look', '[image cat.png]', '[image]', '[audio] Where is it?']);
});
