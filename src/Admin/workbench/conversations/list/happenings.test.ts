import { expect, test } from 'vitest';
import { emptyBook, newsArrived } from './book';
import { happenings } from './happenings';
import { sampleConversation as sample } from './sampleConversation';

const ME = 'me';
const before = newsArrived(emptyBook, [sample(1, { assigneeId: ME }), sample(2, { assigneeId: 'other' })]);
const said = { lastSeq: 2, contactMessageCount: 2 };

test.each([
  ['a customer of mine wrote', sample(1, { assigneeId: ME, ...said }), null, ['message']],
  ['the open one tells itself', sample(1, { assigneeId: ME, ...said }), 'c1', []],
  ["a colleague's customer wrote", sample(2, { assigneeId: 'other', ...said }), null, []],
  ['I was given one', sample(2, { assigneeId: ME }), null, ['assigned']],
  ['I answered', sample(1, { assigneeId: ME, lastSeq: 2, lastMessageAuthorKind: 'agent' }), null, []],
  ['it looks like spam', sample(1, { assigneeId: ME, spam: true, ...said }), null, []],
  ['mine was resolved', sample(1, { assigneeId: ME, status: 'resolved', ...said }), null, []],
] as const)('%s', (_, changed, open, kinds) => {
  const told = happenings(before, [changed], ME, open);

  expect(told.map((h) => h.kind)).toEqual(kinds);
});
