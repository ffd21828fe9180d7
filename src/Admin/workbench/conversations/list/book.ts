import type { Conversation } from '@switchboard/shared';
import { belongs, VIEWS, type View } from './views';

interface Shelf {
  /** Activity of the oldest conversation loaded so far; null when all are. What is older waits for its page. */
  floor: number | null;
  cursor: string | null;
  loaded: boolean;
}

interface Entry {
  conversation: Conversation;
  /** The turn of the book in which this was last heard of. */
  turn: number;
  readSeq: number;
  readCount: number;
}

/** Every conversation we know, once, and how far each list has been loaded. Lists are read from it, never kept beside it. */
export interface Book {
  turn: number;
  entries: ReadonlyMap<string, Entry>;
  shelves: Readonly<Record<View, Shelf>>;
}

const EMPTY: Shelf = { floor: null, cursor: null, loaded: false };

export const emptyBook: Book = {
  turn: 0,
  entries: new Map(),
  shelves: { mine: EMPTY, queue: EMPTY, all: EMPTY, resolved: EMPTY },
};

const activity = (c: Conversation): number => Date.parse(c.lastActivityAt);

/**
 * A page from the server, asked for at `since` (the book's turn then). News heard in the meantime are newer than the page and stay.
 * A first page also says what is no longer in the list.
 */
export function pageArrived(book: Book, view: View, me: string, page: { items: Conversation[]; nextCursor: string | null }, first: boolean, since: number): Book {
  const turn = book.turn + 1;
  const entries = new Map(book.entries);
  const last = page.items.at(-1);
  const floor = page.nextCursor && last ? activity(last) : null;
  if (first) {
    const here = new Set(page.items.map((c) => c.id));
    for (const [id, entry] of entries) {
      const gone = !here.has(id) && entry.turn <= since && belongs(entry.conversation, view, me) && (floor === null || activity(entry.conversation) > floor);
      if (gone) entries.delete(id);
    }
  }
  for (const item of page.items) place(entries, item, turn, since);
  return { turn, entries, shelves: { ...book.shelves, [view]: { floor, cursor: page.nextCursor, loaded: true } } };
}

/** One conversation as REST answered it, with the caller's own unread count. */
export function conversationMet(book: Book, conversation: Conversation): Book {
  const entries = new Map(book.entries);
  place(entries, conversation, book.turn + 1, book.turn);
  return { ...book, turn: book.turn + 1, entries };
}

/** News from the hub know nothing of this member's reading: unread is what was written beyond what had been read. */
export function newsArrived(book: Book, changed: readonly Conversation[]): Book {
  const turn = book.turn + 1;
  const entries = new Map(book.entries);
  for (const conversation of changed) {
    const known = entries.get(conversation.id);
    const readSeq = known?.readSeq ?? 0;
    const readCount = conversation.lastSeq <= readSeq ? conversation.contactMessageCount : (known?.readCount ?? 0);
    entries.set(conversation.id, entry(conversation, turn, readSeq, readCount));
  }
  return { ...book, turn, entries };
}

/** This member has read a conversation up to a message. */
export function conversationRead(book: Book, id: string, seq: number): Book {
  const known = book.entries.get(id);
  if (!known || seq <= known.readSeq) return book;
  const entries = new Map(book.entries);
  const count = known.conversation.lastSeq <= seq ? known.conversation.contactMessageCount : known.readCount;
  entries.set(id, entry(known.conversation, known.turn, seq, count));
  return { ...book, entries };
}

/** A list as it is shown, newest activity first. */
export function rowsOf(book: Book, view: View, me: string): Conversation[] {
  const { floor } = book.shelves[view];
  const rows: Conversation[] = [];
  for (const { conversation } of book.entries.values())
    if (belongs(conversation, view, me) && (floor === null || activity(conversation) >= floor)) rows.push(conversation);
  return rows.sort((a, b) => activity(b) - activity(a) || (a.id < b.id ? 1 : -1));
}

/** How many stand in each list, and whether there are more than we have loaded. */
export function countsOf(book: Book, me: string): Record<View, { count: number; more: boolean }> {
  const counts = Object.fromEntries(VIEWS.map((view) => [view, { count: 0, more: book.shelves[view].cursor !== null }])) as Record<View, { count: number; more: boolean }>;
  for (const view of VIEWS) counts[view].count = rowsOf(book, view, me).length;
  return counts;
}

export function unreadOfMine(book: Book, me: string): number {
  let sum = 0;
  for (const { conversation } of book.entries.values()) if (belongs(conversation, 'mine', me)) sum += conversation.unread;
  return sum;
}

function place(entries: Map<string, Entry>, item: Conversation, turn: number, since: number): void {
  const known = entries.get(item.id);
  const readSeq = known?.readSeq ?? 0;
  const newer = known && known.turn > since && known.conversation.lastSeq >= item.lastSeq ? known.conversation : item;
  const read = Math.max(known?.readCount ?? 0, item.contactMessageCount - item.unread);
  entries.set(item.id, entry(newer, turn, readSeq, newer.lastSeq <= readSeq ? newer.contactMessageCount : read));
}

function entry(conversation: Conversation, turn: number, readSeq: number, readCount: number): Entry {
  const unread = Math.max(0, conversation.contactMessageCount - readCount);
  return { conversation: conversation.unread === unread ? conversation : { ...conversation, unread }, turn, readSeq, readCount };
}
