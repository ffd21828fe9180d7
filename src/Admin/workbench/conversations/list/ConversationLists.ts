import { bodyOf, type Api, type Conversation } from '@switchboard/shared';
import { Store } from '../../desk/store';
import { conversationMet, conversationRead, emptyBook, newsArrived, pageArrived, type Book } from './book';
import { happenings, type Happening } from './happenings';
import { VIEWS, type View } from './views';

const PAGE = 50;

interface Loading {
  busy: ReadonlySet<View>;
  faults: Readonly<Partial<Record<View, unknown>>>;
}

/** Keeps the book: loads pages, takes news, and asks once about conversations that it had never heard of. */
export class ConversationLists {
  readonly book = new Store<Book>(emptyBook);
  readonly loading = new Store<Loading>({ busy: new Set(), faults: {} });
  readonly waiting = new Store<number | null>(null);
  readonly #api: Api;
  readonly #me: string;
  readonly #asked = new Set<string>();

  constructor(api: Api, me: string) {
    this.#api = api;
    this.#me = me;
  }

  refresh(): void {
    for (const view of VIEWS) void this.load(view);
  }

  load(view: View): Promise<void> {
    return this.#page(view, undefined);
  }

  more(view: View): Promise<void> {
    const { cursor } = this.book.get().shelves[view];
    return cursor && !this.loading.get().busy.has(view) ? this.#page(view, cursor) : Promise.resolve();
  }

  news(changed: readonly Conversation[], open: string | null): Happening[] {
    const before = this.book.get();
    const happened = happenings(before, changed, this.#me, open);
    this.book.set(newsArrived(before, changed));
    for (const { id, lastSeq, contactMessageCount } of changed)
      // One that was there before we looked: only the server knows how much of it was read.
      if (!before.entries.has(id) && contactMessageCount > 1 && lastSeq > 2) void this.ask(id);
    return happened;
  }

  met(conversation: Conversation): void {
    this.book.change((book) => conversationMet(book, conversation));
  }

  read(id: string, seq: number): void {
    this.book.change((book) => conversationRead(book, id, seq));
  }

  /** Makes one conversation known, for a link that leads to it. */
  async ask(id: string): Promise<void> {
    if (this.#asked.has(id)) return;
    this.#asked.add(id);
    try {
      this.met(await bodyOf(this.#api.GET('/conversations/{id}', { params: { path: { id } } })));
    } finally {
      this.#asked.delete(id);
    }
  }

  async #page(view: View, after: string | undefined): Promise<void> {
    const since = this.book.get().turn;
    this.loading.change(({ busy, faults }) => ({ busy: new Set([...busy, view]), faults: { ...faults, [view]: undefined } }));
    let fault: unknown;
    try {
      const query = { view, limit: PAGE, ...(after ? { after } : {}) };
      const page = await bodyOf(this.#api.GET('/conversations', { params: { query } }));
      this.book.change((book) => pageArrived(book, view, this.#me, page, !after, since));
    } catch (error) {
      fault = error;
    }
    this.loading.change(({ busy, faults }) => ({ busy: new Set([...busy].filter((v) => v !== view)), faults: { ...faults, [view]: fault } }));
  }
}
