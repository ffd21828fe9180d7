import { bodyOf, ProblemError, type Api, type Message } from '@switchboard/shared';
import { Store } from '../../desk/store';
import { due, outbox, type Outgoing, type OutboxEvent } from './outbox';

const PAUSES = [1000, 2000, 4000, 8000];

/** Sends what was written, in order, until it is acknowledged or refused. Survives a reload of the page. */
export class OutboxSender {
  readonly items: Store<readonly Outgoing[]>;
  readonly #api: Api;
  readonly #key: string;
  readonly #stored: (message: Message) => void;
  #attempts = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(api: Api, key: string, stored: (message: Message) => void) {
    this.#api = api;
    this.#key = key;
    this.#stored = stored;
    this.items = new Store(restored(key));
  }

  write(item: Omit<Outgoing, 'clientId' | 'state' | 'writtenAt'>): void {
    this.#take({ type: 'written', item: { ...item, clientId: crypto.randomUUID(), state: 'waiting', writtenAt: Date.now() } });
    this.flush();
  }

  again(clientId: string): void {
    this.#take({ type: 'again', clientId });
    this.flush();
  }

  discard(clientId: string): void {
    this.#take({ type: 'stored', clientId });
  }

  /** The socket may tell of our own message before the answer to sending it arrives. */
  heard(clientId: string | null): void {
    if (clientId && this.items.get().some((i) => i.clientId === clientId)) this.#take({ type: 'stored', clientId });
  }

  flush = (): void => {
    clearTimeout(this.#timer);
    for (const item of due(this.items.get())) void this.#send(item);
  };

  stop(): void {
    clearTimeout(this.#timer);
  }

  async #send(item: Outgoing): Promise<void> {
    const { clientId } = item;
    this.#take({ type: 'sending', clientId });
    try {
      const body = { text: item.text, clientId, private: item.private, attachmentIds: item.attachments.map((a) => a.id) };
      const message = await bodyOf(this.#api.POST('/conversations/{id}/messages', { params: { path: { id: item.conversationId } }, body }));
      this.#attempts = 0;
      this.#stored(message);
      this.#take({ type: 'stored', clientId });
      this.flush();
    } catch (error) {
      if (error instanceof ProblemError && error.status < 500 && error.status !== 401 && error.status !== 429) {
        this.#take({ type: 'refused', clientId, reason: error });
        this.flush();
      } else {
        this.#take({ type: 'unanswered', clientId });
        clearTimeout(this.#timer);
        this.#timer = setTimeout(this.flush, PAUSES[this.#attempts++] ?? 15_000);
      }
    }
  }

  #take(event: OutboxEvent): void {
    this.items.change((items) => outbox(items, event));
    sessionStorage.setItem(this.#key, JSON.stringify(this.items.get()));
  }
}

/** What a reload interrupted goes out again; the reasons of refusals are not kept. */
function restored(key: string): readonly Outgoing[] {
  const kept = sessionStorage.getItem(key);
  if (!kept) return [];
  return (JSON.parse(kept) as Outgoing[]).map((item) => ({ ...item, state: 'waiting', reason: undefined }));
}
