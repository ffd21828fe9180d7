import { expect, test } from 'vitest';
import { conversationRead, countsOf, emptyBook, newsArrived, pageArrived, rowsOf, unreadOfMine, type Book } from './book';
import { sampleConversation as sample } from './sampleConversation';

const ME = 'me';
const page = (items: ReturnType<typeof sample>[], nextCursor: string | null = null) => ({ items, nextCursor });
const ids = (book: Book, view: 'mine' | 'queue' | 'all' | 'resolved') => rowsOf(book, view, ME).map((c) => c.id);

test('a list shows the newest activity first, each conversation once', () => {
  let book = pageArrived(emptyBook, 'queue', ME, page([sample(2), sample(1)]), true, 0);

  book = pageArrived(book, 'all', ME, page([sample(2), sample(1)]), true, book.turn);
  book = newsArrived(book, [sample(1, { lastActivityAt: sample(9).lastActivityAt })]);

  expect(ids(book, 'queue')).toEqual(['c1', 'c2']);
});

test('taking a conversation moves it from the queue to its taker', () => {
  const book = pageArrived(emptyBook, 'queue', ME, page([sample(1)]), true, 0);

  const taken = newsArrived(book, [sample(1, { assigneeId: ME })]);

  expect([ids(taken, 'queue'), ids(taken, 'mine')]).toEqual([[], ['c1']]);
});

test('what is older than the loaded pages waits for its page', () => {
  const book = pageArrived(emptyBook, 'all', ME, page([sample(5), sample(4)], 'cursor'), true, 0);

  const heard = newsArrived(book, [sample(1), sample(6)]);
  const more = pageArrived(heard, 'all', ME, page([sample(3), sample(1)]), false, heard.turn);

  expect([ids(heard, 'all'), ids(more, 'all')]).toEqual([
    ['c6', 'c5', 'c4'],
    ['c6', 'c5', 'c4', 'c3', 'c1'],
  ]);
});

test('a first page after a break takes away what has left the list, but not what was heard since it was asked for', () => {
  const book = pageArrived(emptyBook, 'queue', ME, page([sample(3), sample(2)]), true, 0);
  const asked = book.turn;
  const heard = newsArrived(book, [sample(4)]);

  const fresh = pageArrived(heard, 'queue', ME, page([sample(3)]), true, asked);

  expect(ids(fresh, 'queue')).toEqual(['c4', 'c3']);
});

test('a page that is older than the news does not undo them', () => {
  const book = pageArrived(emptyBook, 'queue', ME, page([sample(1)]), true, 0);
  const asked = book.turn;
  const heard = newsArrived(book, [sample(1, { assigneeId: ME, lastSeq: 2 })]);

  const late = pageArrived(heard, 'queue', ME, page([sample(1)]), true, asked);

  expect(ids(late, 'mine')).toEqual(['c1']);
});

test('unread is what the customer wrote beyond what was read, though news say nothing of it', () => {
  const mine = { assigneeId: ME };
  let book = pageArrived(emptyBook, 'mine', ME, page([sample(1, { ...mine, lastSeq: 4, contactMessageCount: 3, unread: 1 })]), true, 0);

  book = newsArrived(book, [sample(1, { ...mine, lastSeq: 6, contactMessageCount: 5, unread: 0 })]);
  const before = rowsOf(book, 'mine', ME)[0]?.unread;
  book = conversationRead(book, 'c1', 6);

  expect([before, rowsOf(book, 'mine', ME)[0]?.unread]).toEqual([3, 0]);
});

test('a message read before its list news arrives is never unread', () => {
  let book = pageArrived(emptyBook, 'mine', ME, page([sample(1, { assigneeId: ME, lastSeq: 1, contactMessageCount: 1 })]), true, 0);

  book = conversationRead(book, 'c1', 2);
  book = newsArrived(book, [sample(1, { assigneeId: ME, lastSeq: 2, contactMessageCount: 2 })]);

  expect(unreadOfMine(book, ME)).toBe(0);
});

test('the title counts what is unread of mine only', () => {
  const theirs = { lastSeq: 3, contactMessageCount: 3 };

  const book = newsArrived(emptyBook, [sample(1, { ...theirs, assigneeId: ME }), sample(2, theirs)]);

  expect(unreadOfMine(book, ME)).toBe(3);
});

test('counts say when there are more than were loaded', () => {
  const book = pageArrived(emptyBook, 'resolved', ME, page([sample(1, { status: 'resolved' })], 'cursor'), true, 0);

  const counts = countsOf(book, ME);

  expect([counts.resolved, counts.mine]).toEqual([
    { count: 1, more: true },
    { count: 0, more: false },
  ]);
});
