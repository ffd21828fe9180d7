import { expect, test } from 'vitest';
import { draftOf, emptyDraft, inserted, withDraft } from './drafts';

test.each([
  ['', 0, 'Answer', 'Answer', 6],
  ['Hello ', 6, 'Answer', 'Hello \nAnswer', 13],
  ['Hello\nBye', 6, 'Answer', 'Hello\nAnswer\nBye', 12],
])('"%s" with the caret at %i takes "%s"', (text, caret, piece, expected, at) => {
  const result = inserted(text, caret, piece);

  expect(result).toEqual({ text: expected, caret: at });
});

test('a note and a reply are written apart', () => {
  const drafts = withDraft({}, 'c1', (d) => ({ ...d, mode: 'note', note: { text: 'angry', attachments: [] } }));

  const draft = draftOf(drafts, 'c1');

  expect([draft.note.text, draft.reply.text]).toEqual(['angry', '']);
});

test('an emptied draft is forgotten', () => {
  const drafts = withDraft({}, 'c1', (d) => ({ ...d, reply: { text: 'x', attachments: [] } }));

  const emptied = withDraft(drafts, 'c1', () => emptyDraft);

  expect(emptied).toEqual({});
});
