import { Store } from '../../desk/store';
import { draftOf, inserted, withDraft, type Draft, type Drafts, type Mode } from './drafts';

interface FocusWish {
  id: string;
  caret: number | null;
  turn: number;
}

/** Drafts of this browser tab: they survive a reload and a new sign-in, and go when the tab closes or the member signs out. */
export class DraftKeeper {
  readonly drafts: Store<Drafts>;
  /** Asks the composer of a conversation to take the focus. */
  readonly wish = new Store<FocusWish | null>(null);
  readonly #key: string;
  #caret = { id: '', at: 0 };

  constructor(key: string) {
    this.#key = key;
    this.drafts = new Store(JSON.parse(sessionStorage.getItem(key) ?? '{}') as Drafts);
  }

  change(id: string, mode: Mode, change: (draft: Draft) => Draft): void {
    this.#set(withDraft(this.drafts.get(), id, (d) => ({ ...d, [mode]: change(d[mode]) })));
  }

  choose(id: string, mode: Mode): void {
    this.#set(withDraft(this.drafts.get(), id, (d) => ({ ...d, mode })));
  }

  focus(id: string, mode: Mode, caret: number | null = null): void {
    this.choose(id, mode);
    this.wish.change((before) => ({ id, caret, turn: (before?.turn ?? 0) + 1 }));
  }

  caretAt(id: string, at: number): void {
    this.#caret = { id, at };
  }

  insert(id: string, piece: string): void {
    const { text } = draftOf(this.drafts.get(), id).reply;
    const caret = this.#caret.id === id ? Math.min(this.#caret.at, text.length) : text.length;
    const next = inserted(text, caret, piece);
    this.change(id, 'reply', (d) => ({ ...d, text: next.text }));
    this.caretAt(id, next.caret);
    this.focus(id, 'reply', next.caret);
  }

  #set(drafts: Drafts): void {
    this.drafts.set(drafts);
    sessionStorage.setItem(this.#key, JSON.stringify(drafts));
  }
}
