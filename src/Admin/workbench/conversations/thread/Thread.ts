import { bodyOf, type Api, type Conversation, type Message } from '@switchboard/shared';
import { Store } from '../../desk/store';
import type { AgentConnection } from '../../realtime/AgentConnection';
import type { ReadNews, TypingNews } from '../../realtime/news';
import { gapAfter, merged } from './messages';

const OLDER_PAGE = 50;
const FILL_PAGE = 100;

export interface ThreadState {
  phase: 'loading' | 'ready' | 'failed';
  fault: unknown;
  messages: readonly Message[];
  loadingOlder: boolean;
  contactReadSeq: number;
  typing: { name: string; kind: TypingNews['kind'] } | null;
}

const START: ThreadState = { phase: 'loading', fault: null, messages: [], loadingOlder: false, contactReadSeq: 0, typing: null };

interface Opened {
  conversation: Conversation;
  messages: Message[];
}

/** One conversation's messages: kept fresh by the socket while open, resumed by number after a break. */
export class Thread {
  readonly state = new Store<ThreadState>(START);
  #open = false;
  #filling = false;
  #typingEnds: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly id: string,
    private readonly api: Api,
    private readonly connection: AgentConnection,
    private readonly met: (conversation: Conversation) => void,
  ) {}

  /** Joins the live room and reads what is missing. Called again after each reconnect. */
  async open(): Promise<void> {
    this.#open = true;
    this.state.change((s) => (s.phase === 'failed' ? { ...s, phase: 'loading', fault: null } : s));
    try {
      const known = this.state.get().messages.at(-1)?.seq ?? 0;
      const live = await this.#join(known);
      // What we kept may have been recalled meanwhile, and without a socket there is nothing else: the newest page tells both.
      const page = live && known === 0 ? live : await this.#newest();
      this.met(page.conversation);
      this.state.change((s) => ({
        ...s,
        phase: 'ready',
        contactReadSeq: Math.max(s.contactReadSeq, page.conversation.contactReadSeq),
        messages: merged(merged(s.messages, live?.messages ?? []), page.messages),
      }));
      await this.#fill();
    } catch (fault) {
      this.state.change((s) => (s.messages.length > 0 ? s : { ...s, phase: 'failed', fault }));
    }
    if (!this.#open) this.connection.tell('Close', this.id);
  }

  close(): void {
    this.#open = false;
    this.#typing(null);
    this.connection.tell('Close', this.id);
  }

  arrived(message: Message): void {
    if (message.author.kind !== 'agent') this.#typing(null);
    this.state.change((s) => ({ ...s, messages: merged(s.messages, [message]) }));
    void this.#fill();
  }

  readBy({ by, seq }: ReadNews): void {
    if (by === 'contact') this.state.change((s) => (seq > s.contactReadSeq ? { ...s, contactReadSeq: seq } : s));
  }

  typed(news: TypingNews): void {
    this.#typing({ name: news.name, kind: news.kind });
    this.#typingEnds = setTimeout(() => this.#typing(null), news.expiresInMs);
  }

  async older(): Promise<void> {
    const { messages, loadingOlder } = this.state.get();
    const first = messages[0]?.seq ?? 1;
    if (loadingOlder || first <= 1) return;
    this.state.change((s) => ({ ...s, loadingOlder: true }));
    try {
      const query = { before: first, limit: OLDER_PAGE };
      const page = await bodyOf(this.api.GET('/conversations/{id}/messages', { params: { path: { id: this.id }, query } }));
      this.state.change((s) => ({ ...s, messages: merged(s.messages, page.items) }));
    } finally {
      this.state.change((s) => ({ ...s, loadingOlder: false }));
    }
  }

  async #join(known: number): Promise<Opened | null> {
    if (this.connection.state.get() !== 'connected') return null;
    // A socket that breaks here is opened again by the reconnect; REST answers in the meantime, refusals included.
    return this.connection.call<Opened>('Open', this.id, known).catch(() => null);
  }

  async #newest(): Promise<Opened> {
    const path = { id: this.id };
    const [conversation, page] = await Promise.all([
      bodyOf(this.api.GET('/conversations/{id}', { params: { path } })),
      bodyOf(this.api.GET('/conversations/{id}/messages', { params: { path, query: { limit: OLDER_PAGE } } })),
    ]);
    return { conversation, messages: page.items };
  }

  async #fill(): Promise<void> {
    if (this.#filling) return;
    this.#filling = true;
    try {
      for (let after = gapAfter(this.state.get().messages); after !== null; after = gapAfter(this.state.get().messages)) {
        const query = { after, limit: FILL_PAGE };
        const page = await bodyOf(this.api.GET('/conversations/{id}/messages', { params: { path: { id: this.id }, query } }));
        if (page.items.length === 0) return;
        this.state.change((s) => ({ ...s, messages: merged(s.messages, page.items) }));
      }
    } catch {
      // The next message or reconnect sees the same gap and asks again.
    } finally {
      this.#filling = false;
    }
  }

  #typing(typing: ThreadState['typing']): void {
    clearTimeout(this.#typingEnds);
    this.state.change((s) => (s.typing === typing ? s : { ...s, typing }));
  }
}
