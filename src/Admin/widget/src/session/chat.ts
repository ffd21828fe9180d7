import type { Identity } from '../bridge';
import type { WidgetApi } from '../live/http';
import { backoff } from '../live/backoff';
import { Hub, type Socket } from '../live/hub';
import { Refusal } from '../live/refusal';
import type { Attachment, Conversation, InboxInfo, Message, Outgoing, Page } from '../live/wire';
import type { Language } from '../language/language';
import { Outbox, type Pending } from '../thread/outbox';
import { earlier, resume } from '../thread/resume';
import { isFromDesk, Thread } from '../thread/thread';
import { Typing } from '../thread/typing';
import type { Store } from './store';
import { Tabs, type TabNews } from './tabs';
import { enter, sharedLock, type Lock } from './visitor';

export interface ChatPlace {
  inboxKey: string;
  pageOrigin: string;
  language: Language;
}

const pollEvery = 5_000;
const typingEvery = 3_000;
const firstScreen = 15;
const mostAtStart = 3;
const sessionFresh = 5 * 60_000;

/** One visitor's chat: session, socket, thread and outbox held together. Says `changed` whenever something to see has changed. */
export class Chat {
  thread = new Thread();
  readonly outbox: Outbox;
  readonly typing: Typing;
  inbox: InboxInfo | null = null;
  problem: Refusal | null = null;
  sendProblem: Refusal | null = null;
  loading = false;
  noneEarlier = false;
  struggling = false;
  private identity: Identity | null = null;
  private who = '';
  private generation = 0;
  /** Whether there is a session of the person who is there now; before, nothing may be sent or listened to. */
  private entered = false;
  private shown = false;
  private typedAt = 0;
  private enteredAt = 0;
  private entering: { generation: number; done: Promise<void> } | null = null;
  private flushTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly hub: Hub;
  private readonly tabs: Tabs;
  private readonly lock: Lock;

  constructor(
    private readonly place: ChatPlace,
    private readonly api: WidgetApi,
    private readonly store: Store,
    private readonly changed: () => void,
  ) {
    this.outbox = new Outbox(store);
    this.typing = new Typing(changed);
    this.lock = sharedLock(`switchboard:${place.inboxKey}:`);
    this.tabs = new Tabs(`switchboard:${place.inboxKey}`, (news) => void this.hearTab(news));
    this.hub = new Hub({
      open: () => this.openSocket(),
      onEvent: (target, payload) => this.hear(target, payload),
      onConnected: () => this.catchUp(),
      onState: (connected, attempt) => this.onState(connected, attempt),
    });
    addEventListener('online', () => this.hurry());
    addEventListener('offline', () => this.changed());
    document.addEventListener('visibilitychange', () => this.hurry());
    setInterval(() => void this.poll(), pollEvery);
  }

  get pending(): Pending[] {
    return this.outbox.list(this.who);
  }

  get conversation(): Conversation | null {
    return this.thread.current;
  }

  get connected(): boolean {
    return this.hub.connected;
  }

  /** Whether there may be more to read above what is shown. */
  get hasEarlier(): boolean {
    return this.inbox !== null && !this.noneEarlier && this.thread.messages.length > 0;
  }

  async start(identity: Identity | null): Promise<void> {
    const generation = ++this.generation;
    this.identity = identity;
    this.hub.stop();
    this.problem = null;
    this.entered = false;
    // What is written from here on belongs to whoever the session turns out to be.
    this.who = '';
    // A new one rather than an emptied one: answers on their way for the person before must not land in it.
    const thread = (this.thread = new Thread());
    this.noneEarlier = false;
    this.loading = true;
    for (let attempt = 0; generation === this.generation; attempt++) {
      try {
        await this.enter();
        if (generation !== this.generation) return;
        this.entered = true;
        await resume(thread, (id, after) => this.api.page(id, after));
        await this.fillFirstScreen();
        if (generation !== this.generation) return;
        this.loading = false;
        this.changed();
        this.connectIfWorthwhile();
        void this.flush();
        return;
      } catch (problem) {
        if (generation !== this.generation) return;
        this.problem = problem instanceof Refusal ? problem : new Refusal(500, '');
        this.loading = false;
        this.changed();
        if (!this.problem.passing) return;
        await new Promise((resolve) => setTimeout(resolve, Math.max(this.problem?.retryAfterMs ?? 0, backoff(attempt + 1))));
      }
    }
  }

  /** A visible panel is worth a socket; a closed one only while an answer may come. */
  show(shown: boolean): void {
    this.shown = shown;
    // Whether anybody is at the desk was true when the page was loaded, perhaps hours ago.
    if (shown && this.entered && Date.now() - this.enteredAt > sessionFresh) void this.enter().catch(() => undefined);
    this.connectIfWorthwhile();
    this.readAll();
  }

  say(text: string, attachments: Attachment[]): void {
    this.outbox.add(text, attachments, this.who);
    this.tabs.tell({ kind: 'outbox' });
    this.changed();
    this.listen();
    void this.flush();
  }

  retry(clientId: string): void {
    this.outbox.retry(clientId);
    this.tabs.tell({ kind: 'outbox' });
    this.changed();
    void this.flush();
  }

  discard(clientId: string): void {
    this.outbox.discard(clientId);
    this.tabs.tell({ kind: 'outbox' });
    this.changed();
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
    try {
      await this.oneEarlier();
    } catch {
      // The button stays; pressing it again is the retry.
    }
    this.loading = false;
    this.changed();
  }

  /** What is on the screen of somebody who looks at it counts as read. */
  readAll(): void {
    if (!this.shown || document.visibilityState !== 'visible') return;
    const last = this.thread.unread.at(-1);
    if (last === undefined) return;
    const { conversationId, seq } = last;
    for (const message of this.thread.unread) this.thread.readByContact(message.conversationId, message.seq);
    this.tabs.tell({ kind: 'read', conversationId, seq });
    if (this.hub.connected) this.hub.tell('Read', conversationId, seq);
    else void this.api.read(conversationId, seq).catch(() => undefined);
    this.changed();
  }

  /** Somebody who comes back wants to see what was said, not that the latest conversation has just begun. */
  private async fillFirstScreen(): Promise<void> {
    this.noneEarlier = this.thread.current === null;
    for (let i = 0; i < mostAtStart && !this.noneEarlier && this.thread.messages.length < firstScreen; i++) await this.oneEarlier();
  }

  private async oneEarlier(): Promise<void> {
    this.noneEarlier = !(await earlier(this.thread, () => this.api.conversations(), (id, after) => this.api.page(id, after)));
  }

  /** A session for whoever the page says is there now. One that was on its way for somebody else is waited for and then replaced. */
  private enter(): Promise<void> {
    const generation = this.generation;
    if (this.entering?.generation === generation) return this.entering.done;
    const before = this.entering?.done.catch(() => undefined);
    const entering = {
      generation,
      done: (async () => {
        await before;
        const session = await enter(this.api, this.store, this.lock, { ...this.place, identity: this.identity });
        if (generation !== this.generation) return;
        this.who = session.contactId;
        this.inbox = session.inbox;
        this.enteredAt = Date.now();
        this.problem = null;
        this.changed();
      })().finally(() => {
        if (this.entering === entering) this.entering = null;
      }),
    };
    this.entering = entering;
    return entering.done;
  }

  private listen(): void {
    if (this.entered) this.hub.start();
  }

  private connectIfWorthwhile(): void {
    const open = this.conversation !== null && this.conversation.status !== 'resolved';
    if (this.shown || open) this.listen();
  }

  private async openSocket(): Promise<Socket> {
    // A socket that broke before it was of use may have been refused for its token: get a fresh one first.
    if (this.struggling || this.api.token === '') {
      try {
        await this.enter();
      } catch (problem) {
        this.problem = problem instanceof Refusal ? problem : null;
        this.changed();
        throw problem;
      }
    }
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    return new WebSocket(`${scheme}://${location.host}/hubs/visitor?access_token=${encodeURIComponent(this.api.token)}`) as Socket;
  }

  private async catchUp(): Promise<void> {
    await resume(this.thread, (id, after) => this.hub.invoke<Page>('Resume', id, after));
    this.sendProblem = null;
    this.changed();
    this.readAll();
    queueMicrotask(() => void this.flush());
  }

  private onState(connected: boolean, attempt: number): void {
    this.struggling = !connected && attempt > 1;
    if (connected) this.problem = null;
    this.changed();
  }

  private hurry(): void {
    if (document.visibilityState !== 'visible') return;
    this.hub.hurry();
    this.readAll();
    this.changed();
    void this.flush();
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
    if (message.clientId !== null && message.author.kind === 'contact' && this.outbox.acknowledge(message.clientId)) this.tabs.tell({ kind: 'outbox' });
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

  private flush(): Promise<void> {
    return this.lock('outbox', async () => {
      clearTimeout(this.flushTimer);
      if (!this.entered) return;
      const end = await this.outbox.flush(this.who, (message) => this.deliver(message), this.changed);
      this.sendProblem = end.kind === 'later' ? end.problem : null;
      if (end.kind === 'later') this.flushTimer = setTimeout(() => void this.flush(), Math.max(end.problem.retryAfterMs ?? 0, backoff(2)));
      this.tabs.tell({ kind: 'outbox' });
      this.changed();
    });
  }

  private async deliver(message: Outgoing): Promise<void> {
    const stored = await (this.hub.connected ? this.hub.invoke<Message>('Send', message) : this.post(message));
    const known = this.thread.has(stored.conversationId);
    this.thread.accept(stored);
    if (known) return;
    // The first words of a new conversation: what was said between storing them and listening is asked for.
    await this.refresh();
    this.tabs.tell({ kind: 'conversation' });
  }

  private async post(message: Outgoing): Promise<Message> {
    try {
      return await this.api.send(message);
    } catch (problem) {
      // The token has run out while the page slept: a new session, and the next attempt goes through.
      if (problem instanceof Refusal && problem.status === 401) await this.enter();
      throw problem;
    }
  }

  /** Where sockets cannot pass (old proxies), asking now and then still brings the answers. */
  private async poll(): Promise<void> {
    if (!this.struggling || !this.shown || document.visibilityState !== 'visible' || !this.entered) return;
    await this.refresh();
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
