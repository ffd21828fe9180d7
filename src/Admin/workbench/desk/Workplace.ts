import type { Api, Conversation, MemberSession, Message } from '@switchboard/shared';
import { DraftKeeper } from '../conversations/composer/DraftKeeper';
import { OutboxSender } from '../conversations/composer/OutboxSender';
import { ConversationLists } from '../conversations/list/ConversationLists';
import type { Happening } from '../conversations/list/happenings';
import { Thread } from '../conversations/thread/Thread';
import { PresenceBoard } from '../members/PresenceBoard';
import { AgentConnection } from '../realtime/AgentConnection';
import type { PresenceNews } from '../realtime/news';
import { Announcer } from './announcer';
import { Clock } from './clock';

const KEPT_THREADS = 20;

/** Everything behind one member's screen, wired once: what arrives is given to whoever keeps it. */
export class Workplace {
  readonly clock = new Clock();
  readonly presence = new PresenceBoard();
  readonly announcer = new Announcer();
  readonly connection: AgentConnection;
  readonly lists: ConversationLists;
  readonly outbox: OutboxSender;
  readonly drafts: DraftKeeper;
  /** What the member should hear about; set by the page that shows it. */
  onHappening: ((happening: Happening) => void) | null = null;
  /** A customer's message in the open conversation. */
  onMessage: ((message: Message) => void) | null = null;
  readonly me: string;
  readonly #api: Api;
  readonly #threads = new Map<string, Thread>();
  #open: Thread | null = null;
  #watched = new Set<string>(['mine', 'queue']);

  /** `check` asks who this is by now: a socket that fails says nothing about why. */
  constructor(api: Api, session: MemberSession, check: () => Promise<void>) {
    const place = `${session.tenant.slug}.${session.member.id}`;
    this.me = session.member.id;
    this.#api = api;
    this.connection = new AgentConnection(session.tenant.slug, () => void check());
    this.lists = new ConversationLists(api, this.me);
    this.outbox = new OutboxSender(api, `switchboard.outbox.${place}`, (message) => this.#threads.get(message.conversationId)?.arrived(message));
    this.drafts = new DraftKeeper(`switchboard.drafts.${place}`);
  }

  start(): () => void {
    const { connection, lists, outbox } = this;
    connection.on('message', (message) => this.#heard(message));
    connection.on('messageChanged', (message) => this.#threads.get(message.conversationId)?.arrived(message));
    connection.on('typing', (news) => news.memberId !== this.me && this.#threads.get(news.conversationId)?.typed(news));
    connection.on('read', (news) => this.#threads.get(news.conversationId)?.readBy(news));
    connection.on('presence', (news) => this.presence.heard(news));
    connection.on('queue', ({ waiting }) => lists.waiting.set(waiting));
    connection.on('conversationsChanged', (changed) => this.#changed(changed));
    connection.onResumed(() => {
      for (const view of this.#watched) connection.tell('Watch', view);
      void connection.call<PresenceNews[]>('Presence').then((all) => this.presence.heard(all), () => undefined);
      void this.#open?.open();
      lists.refresh();
      outbox.flush();
    });
    lists.refresh();
    outbox.flush();
    connection.start();
    window.addEventListener('online', outbox.flush);
    return () => {
      window.removeEventListener('online', outbox.flush);
      outbox.stop();
      connection.stop();
    };
  }

  /** Everybody's conversations are news only to those who look at them. */
  watchAll(): void {
    if (this.#watched.has('all')) return;
    this.#watched.add('all');
    this.connection.tell('Watch', 'all');
  }

  /** Enters one conversation's live room and leaves the last one's. */
  enter(id: string): Thread {
    const thread = this.#threads.get(id) ?? new Thread(id, this.#api, this.connection, (conversation) => this.lists.met(conversation));
    this.#threads.delete(id);
    this.#threads.set(id, thread);
    const [oldest] = this.#threads.keys();
    if (this.#threads.size > KEPT_THREADS && oldest) this.#threads.delete(oldest);
    this.#open = thread;
    void thread.open();
    return thread;
  }

  leave(thread: Thread): void {
    if (this.#open === thread) this.#open = null;
    thread.close();
  }

  read(id: string, seq: number): void {
    this.lists.read(id, seq);
    this.connection.tell('Read', id, seq);
  }

  #heard(message: Message): void {
    this.outbox.heard(message.clientId);
    this.#threads.get(message.conversationId)?.arrived(message);
    if (message.conversationId === this.#open?.id && message.author.kind === 'contact') this.onMessage?.(message);
  }

  #changed(changed: Conversation[]): void {
    const open = document.visibilityState === 'visible' ? (this.#open?.id ?? null) : null;
    for (const happening of this.lists.news(changed, open)) this.onHappening?.(happening);
  }
}
