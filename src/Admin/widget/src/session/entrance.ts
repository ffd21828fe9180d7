import type { Identity } from '../bridge';
import type { WidgetApi } from '../live/http';
import type { InboxInfo } from '../live/wire';
import type { Language } from '../language/language';
import type { Store } from './store';
import { enter, type Lock } from './visitor';

export interface ChatPlace {
  inboxKey: string;
  pageOrigin: string;
  language: Language;
}

const fresh = 5 * 60_000;

/** Who is there, as far as the server has agreed. Changes when the page signs somebody in or out. */
export class Entrance {
  inbox: InboxInfo | null = null;
  /** The contact; empty until the session is open, so that words written before belong to whoever it turns out to be. */
  who = '';
  /** Whether there is a session of the person who is there now; before, nothing may be sent or listened to. */
  entered = false;
  private identity: Identity | null = null;
  private generation = 0;
  private enteredAt = 0;
  private entering: { generation: number; done: Promise<void> } | null = null;

  constructor(
    private readonly place: ChatPlace,
    private readonly api: WidgetApi,
    private readonly store: Store,
    private readonly lock: Lock,
  ) {}

  /** Whether anybody is at the desk was true when the session was opened, perhaps hours ago. */
  get stale(): boolean {
    return this.entered && Date.now() - this.enteredAt > fresh;
  }

  /** Somebody (else) is there from now on. The answer tells whether that still holds later. */
  begin(identity: Identity | null): () => boolean {
    const generation = ++this.generation;
    this.identity = identity;
    this.entered = false;
    this.who = '';
    return () => generation === this.generation;
  }

  /** Opens a session, or joins the one being opened. One on its way for somebody else is waited for and then replaced. */
  enter(): Promise<void> {
    const generation = this.generation;
    if (this.entering?.generation === generation) return this.entering.done;
    const entering = { generation, done: this.open(generation, this.entering?.done).finally(() => this.entering === entering && (this.entering = null)) };
    this.entering = entering;
    return entering.done;
  }

  private async open(generation: number, before: Promise<void> | undefined): Promise<void> {
    await before?.catch(() => undefined);
    const session = await enter(this.api, this.store, this.lock, { ...this.place, identity: this.identity });
    if (generation !== this.generation) return;
    this.who = session.contactId;
    this.inbox = session.inbox;
    this.enteredAt = Date.now();
    this.entered = true;
  }
}
