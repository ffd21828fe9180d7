import type { Identity } from '../bridge';
import type { WidgetApi } from '../live/http';
import { backoff } from '../live/backoff';
import { Hub, type Socket } from '../live/hub';
import { Refusal } from '../live/refusal';
import type { Attachment, Conversation, InboxInfo, Message, Outgoing, Page } from '../live/wire';
import type { Pending } from '../thread/outbox';
import { Past } from '../thread/past';
import { resume } from '../thread/resume';
import { isFromDesk, Thread } from '../thread/thread';
import { Typing } from '../thread/typing';
import { Entrance, type ChatPlace } from './entrance';
import { Sending } from './sending';
import type { Store } from './store';
import { Tabs, type TabNews } from './tabs';
import { sharedLock } from './visitor';

const pollEvery = 5_000;
const typingEvery = 3_000;

/** One visitor's chat: session, socket, thread and outbox held together. Says `changed` whenever something to see has changed. */
export class Chat {
  thread = new Thread();
  readonly typing: Typing;
  problem: Refusal | null = null;
  loading = false;
  struggling = false;
  private past: Past;
  private shown = false;
  private typedAt = 0;
  private readonly entrance: Entrance;
  private readonly sending: Sending;
  private readonly hub: Hub;
  private readonly tabs: Tabs;

  constructor(
    place: ChatPlace,
    private readonly api: WidgetApi,
    store: Store,
    private readonly changed: () => void,
  ) {
    const name = `switchboard:${place.inboxKey}`;
    const lock = sharedLock(`${name}:`);
    this.past = new Past(this.thread, api);
    this.typing = new Typing(changed);
    this.tabs = new Tabs(name, (news) => void this.hearTab(news));
    this.entrance = new Entrance(place, api, store, lock);
    this.sending = new Sending(this.entrance, store, lock, { deliver: (message) => this.deliver(message), changed: () => this.outboxChanged() });
    this.hub = new Hub({
      open: () => this.openSocket(),
      onEvent: (target, payload) => this.hear(target, payload),
      onConnected: () => this.catchUp(),
      onState: (connected, attempt) => this.onState(connected, attempt),
    });
    addEventListener('online', () => this.hurry());
    addEventListener('offline', () => changed());
    document.addEventListener('visibilitychange', () => this.hurry());
    setInterval(() => void this.poll(), pollEvery);
  }

  get inbox(): InboxInfo | null {
    return this.entrance.inbox;
  }

  get pending(): Pending[] {
    return this.sending.pending;
  }

  get sendProblem(): Refusal | null {
    return this.sending.problem;
  }

  get conversation(): Conversation | null {
    return this.thread.current;
  }

  /** Whether there may be more to read above what is shown. */
  get hasEarlier(): boolean {
    return this.past.hasMore;
  }

  async start(identity: Identity | null): Promise<void> {
    const current = this.entrance.begin(identity);
    this.hub.stop();
    this.problem = null;
    // New ones rather than emptied ones: answers on their way for the person before must not land in them.
    const thread = (this.thread = new Thread());
    const past = (this.past = new Past(thread, this.api));
    this.loading = true;
    for (let attempt = 0; current(); attempt++) {
      try {
        await this.entrance.enter();
        if (!current()) return;
        await resume(thread, (id, after) => this.api.page(id, after));
        await past.fillFirstScreen();
        if (current()) this.begun();
        return;
      } catch (problem) {
        if (!current()) return;
        const refusal = this.failed(problem);
        if (!refusal.passing) return;
        await new Promise((resolve) => setTimeout(resolve, Math.max(refusal.retryAfterMs ?? 0, backoff(attempt + 1))));
      }
    }
  }

  /** A visible panel is worth a socket; a closed one only while an answer may come. */
  show(shown: boolean): void {
    this.shown = shown;
    if (shown && this.entrance.stale) void this.entrance.enter().then(this.changed, () => undefined);
    this.connectIfWorthwhile();
    this.readAll();
  }

  say(text: string, attachments: Attachment[]): void {
    this.sending.add(text, attachments);
    this.listen();
  }

  retry(clientId: string): void {
    this.sending.retry(clientId);
  }

  discard(clientId: string): void {
    this.sending.discard(clientId);
  }

  /** A person, please: by the button's own verb where a bot has the conversation, else by saying so, which opens one. */
  async askForPerson(words: string): Promise<void> {
    if (this.conversation?.status !== 'pending') {
      this.say(words, []);
      return;
    }
    try {
      this.told(await this.api.handOver());
    } catch (problem) {
      if (problem instanceof Refusal && problem.passing) this.say(words, []);
    }
  }

  async rate(score: number, comment: string): Promise<void> {
    const conversation = this.conversation;
    if (conversation !== null) this.told(await this.api.rate(conversation.id, score, comment));
  }

  typed(): void {
    const now = Date.now();
    if (this.conversation === null || now - this.typedAt < typingEvery) return;
    this.typedAt = now;
    this.hub.tell('Typing');
  }

  async loadEarlier(): Promise<void> {
    if (this.loading) return;
    this.loading = true;
    this.changed();
    // When it fails the button stays; pressing it again is the retry.
    await this.past.more().catch(() => undefined);
    this.loading = false;
    this.changed();
  }

  /** What is on the screen of somebody who looks at it counts as read. */
  private readAll(): void {
    if (!this.shown || document.visibilityState !== 'visible') return;
    const last = new Map(this.thread.unread.map((message) => [message.conversationId, message.seq]));
    for (const [conversationId, seq] of last) {
      this.thread.readByContact(conversationId, seq);
      this.tabs.tell({ kind: 'read', conversationId, seq });
      if (this.hub.connected) this.hub.tell('Read', conversationId, seq);
      else void this.api.read(conversationId, seq).catch(() => undefined);
    }
    if (last.size > 0) this.changed();
  }

  private begun(): void {
    this.loading = false;
    this.problem = null;
    this.changed();
    this.connectIfWorthwhile();
    this.readAll();
    void this.sending.flush();
  }

  private failed(problem: unknown): Refusal {
    this.problem = problem instanceof Refusal ? problem : new Refusal(500, '');
    this.loading = false;
    this.changed();
    return this.problem;
  }

  private listen(): void {
    if (this.entrance.entered) this.hub.start();
  }

  private connectIfWorthwhile(): void {
    const open = this.conversation !== null && this.conversation.status !== 'resolved';
    if (this.shown || open) this.listen();
  }

  private async openSocket(): Promise<Socket> {
    // A socket that broke before it was of use may have been refused for its token: get a fresh one first.
    if (this.struggling) {
      try {
        await this.entrance.enter();
      } catch (problem) {
        throw this.failed(problem);
      }
    }
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    return new WebSocket(`${scheme}://${location.host}/hubs/visitor?access_token=${encodeURIComponent(this.api.token)}`) as Socket;
  }

  private async catchUp(): Promise<void> {
    // The first words may go out by plain request while the socket asks: it then listens to nothing, and must ask again.
    let known: string | undefined;
    do {
      known = this.conversation?.id;
      await resume(this.thread, (id, after) => this.hub.invoke<Page>('Resume', id, after));
    } while (this.conversation?.id !== known);
    this.readAll();
    queueMicrotask(() => void this.sending.flush());
  }

  private onState(connected: boolean, attempt: number): void {
    this.struggling = !connected && attempt > 1;
    if (connected) this.problem = null;
    this.changed();
  }

  /** The network is back, or the page is looked at again. */
  private hurry(): void {
    if (document.visibilityState !== 'visible') return;
    this.hub.hurry();
    this.readAll();
    this.changed();
    void this.sending.flush();
  }

  private hear(target: string, payload: unknown): void {
    if (target === 'message') this.heard(payload as Message);
    else if (target === 'messageChanged') this.thread.change(payload as Message);
    else if (target === 'conversation') this.told(payload as Conversation);
    else if (target === 'read') {
      const read = payload as { conversationId: string; by: string; seq: number };
      if (read.by === 'agent') this.thread.readByAgent(read.conversationId, read.seq);
      else this.thread.readByContact(read.conversationId, read.seq);
    } else if (target === 'typing') {
      const typing = payload as { kind: string; name: string; expiresInMs: number };
      if (typing.kind !== 'contact') this.typing.heard(typing.name, typing.expiresInMs);
    }
    this.changed();
  }

  private heard(message: Message): void {
    if (message.clientId !== null && message.author.kind === 'contact') this.sending.stored(message.clientId);
    if (isFromDesk(message)) this.typing.stopped(message.author.name);
    const how = this.thread.accept(message);
    if (how === 'gap' || how === 'stranger') void this.refresh();
    if (how !== 'known') this.readAll();
  }

  private told(conversation: Conversation): void {
    if (this.thread.has(conversation.id)) this.thread.tell(conversation);
    else void this.refresh();
    this.changed();
  }

  private async refresh(): Promise<void> {
    try {
      await resume(this.thread, (id, after) => (this.hub.connected ? this.hub.invoke<Page>('Resume', id, after) : this.api.page(id, after)));
    } catch {
      // The next connection, or the next poll, asks again.
    }
    this.changed();
    this.readAll();
  }

  private async deliver(message: Outgoing): Promise<void> {
    const stored = await (this.hub.connected ? this.hub.invoke<Message>('Send', message) : this.api.send(message));
    // It went through, so whatever kept the socket away may be over.
    this.problem = null;
    this.hub.hurry();
    const known = this.thread.has(stored.conversationId);
    this.thread.accept(stored);
    if (known) return;
    // The first words of a new conversation: what was said between storing them and listening is asked for.
    await this.refresh();
    this.tabs.tell({ kind: 'conversation' });
  }

  private outboxChanged(): void {
    this.tabs.tell({ kind: 'outbox' });
    this.changed();
  }

  /** Where sockets cannot pass (old proxies), asking now and then still brings the answers. */
  private async poll(): Promise<void> {
    if (this.struggling && this.shown && this.entrance.entered && document.visibilityState === 'visible') await this.refresh();
  }

  private async hearTab(news: TabNews): Promise<void> {
    if (news.kind === 'read') this.thread.readByContact(news.conversationId, news.seq);
    if (news.kind === 'conversation') {
      this.listen();
      await this.refresh();
    }
    this.changed();
  }
}
