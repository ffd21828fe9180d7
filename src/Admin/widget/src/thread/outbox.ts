import { Refusal } from '../live/refusal';
import type { Attachment, Outgoing } from '../live/wire';
import type { Store } from '../session/store';

/** What the customer wrote and the server has not acknowledged. */
export interface Pending {
  clientId: string;
  text: string;
  attachments: Attachment[];
  at: number;
  /** The contact who wrote it; empty when written before the first session was open. */
  who: string;
  /** A refusal's code, once the server said no for good. */
  failed: string | null;
}

export type Flushed = { kind: 'empty' } | { kind: 'later'; problem: Refusal };

const prefix = 'out:';

/**
 * Keeps each message under its own key until it is acknowledged, so that two tabs never overwrite each other's. The client id makes
 * sending again harmless; sending strictly one after the other keeps the order.
 */
export class Outbox {
  private flushing: Promise<Flushed> | null = null;
  private last = 0;

  constructor(
    private readonly store: Store,
    private readonly now: () => number = Date.now,
    private readonly newId: () => string = randomId,
  ) {}

  add(text: string, attachments: Attachment[], who: string): Pending {
    const at = Math.max(this.now(), this.last + 1);
    this.last = at;
    const item: Pending = { clientId: this.newId(), text, attachments, at, who, failed: null };
    this.store.set(keyOf(item), JSON.stringify(item));
    return item;
  }

  /** In the order in which they were written, whichever tab did. */
  list(who: string): Pending[] {
    return this.store
      .keys()
      .filter((key) => key.startsWith(prefix))
      .sort()
      .map((key) => parse(this.store.get(key)))
      .filter((item): item is Pending => item !== null && (item.who === who || item.who === ''));
  }

  acknowledge(clientId: string): boolean {
    const key = this.keyOf(clientId);
    if (key === null) return false;
    this.store.remove(key);
    return true;
  }

  retry(clientId: string): void {
    this.mark(clientId, null);
  }

  /** One at a time; a second call joins the first. Stops at the first message that cannot go now, so nothing overtakes it. */
  flush(who: string, send: (message: Outgoing) => Promise<unknown>, changed: () => void): Promise<Flushed> {
    this.flushing ??= this.sendAll(who, send, changed).finally(() => (this.flushing = null));
    return this.flushing;
  }

  private async sendAll(who: string, send: (message: Outgoing) => Promise<unknown>, changed: () => void): Promise<Flushed> {
    for (;;) {
      const next = this.list(who).find((item) => item.failed === null);
      if (next === undefined) return { kind: 'empty' };
      try {
        await send({ text: next.text, clientId: next.clientId, attachmentIds: next.attachments.map((a) => a.id) });
        this.acknowledge(next.clientId);
      } catch (problem) {
        const refusal = problem instanceof Refusal ? problem : new Refusal(0, 'network.unreachable');
        if (refusal.passing) return { kind: 'later', problem: refusal };
        this.mark(next.clientId, refusal.code);
      }
      changed();
    }
  }

  private mark(clientId: string, failed: string | null): void {
    const key = this.keyOf(clientId);
    const item = key === null ? null : parse(this.store.get(key));
    if (key !== null && item !== null) this.store.set(key, JSON.stringify({ ...item, failed }));
  }

  private keyOf(clientId: string): string | null {
    return this.store.keys().find((key) => key.startsWith(prefix) && key.endsWith(`:${clientId}`)) ?? null;
  }
}

const keyOf = (item: Pending): string => `${prefix}${String(item.at).padStart(15, '0')}:${item.clientId}`;

function parse(text: string | null): Pending | null {
  if (text === null) return null;
  try {
    return JSON.parse(text) as Pending;
  } catch {
    return null;
  }
}

/** `crypto.randomUUID` exists on secure pages only; a shop on plain http must be able to chat too. */
function randomId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
