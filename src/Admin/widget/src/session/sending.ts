import { backoff } from '../live/backoff';
import { Refusal } from '../live/refusal';
import type { Attachment, Outgoing } from '../live/wire';
import { Outbox, type Pending } from '../thread/outbox';
import type { Entrance } from './entrance';
import type { Store } from './store';
import type { Lock } from './visitor';

export interface SendingDoes {
  /** Takes one message to the server; throws a refusal. */
  deliver: (message: Outgoing) => Promise<void>;
  /** Something in the outbox has changed. */
  changed: () => void;
}

/** Gets what was written out, in order, as soon as it can be: now, or when the server or the network is ready again. */
export class Sending {
  problem: Refusal | null = null;
  private readonly outbox: Outbox;
  private again: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly entrance: Entrance,
    store: Store,
    private readonly lock: Lock,
    private readonly does: SendingDoes,
  ) {
    this.outbox = new Outbox(store);
  }

  get pending(): Pending[] {
    return this.outbox.list(this.entrance.who);
  }

  add(text: string, attachments: Attachment[]): void {
    this.outbox.add(text, attachments, this.entrance.who);
    this.does.changed();
    void this.flush();
  }

  retry(clientId: string): void {
    this.outbox.retry(clientId);
    this.does.changed();
    void this.flush();
  }

  discard(clientId: string): void {
    this.outbox.acknowledge(clientId);
    this.does.changed();
  }

  /** The server has told us of a message that we were still keeping. */
  stored(clientId: string): void {
    if (this.outbox.acknowledge(clientId)) this.does.changed();
  }

  /** One tab at a time: two would not double a message, but could swap two. */
  flush(): Promise<void> {
    return this.lock('outbox', async () => {
      clearTimeout(this.again);
      if (!this.entrance.entered) return;
      const end = await this.outbox.flush(this.entrance.who, (message) => this.send(message), this.does.changed);
      this.problem = end.kind === 'later' ? end.problem : null;
      if (end.kind === 'later') this.again = setTimeout(() => void this.flush(), Math.max(end.problem.retryAfterMs ?? 0, backoff(2)));
      this.does.changed();
    });
  }

  private async send(message: Outgoing): Promise<void> {
    try {
      await this.does.deliver(message);
    } catch (problem) {
      // The token has run out while the page slept: a new session, and the next attempt goes through.
      if (problem instanceof Refusal && problem.status === 401) await this.entrance.enter();
      throw problem;
    }
  }
}
