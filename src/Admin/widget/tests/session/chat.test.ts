import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Identity } from '../../src/bridge';
import type { WidgetApi } from '../../src/live/http';
import type { Message, Outgoing, Page, Session } from '../../src/live/wire';
import { Chat } from '../../src/session/chat';
import { MemoryStore } from '../../src/session/store';
import { conversationOf, messageOf } from '../thread/said';

/** A desk with one open conversation a person, answering when it is told to. */
class FakeApi {
  token = '';
  readonly sent: string[] = [];
  private held: (() => void)[] = [];
  hold = false;
  /** Nobody has said anything yet. */
  fresh = false;

  async openSession(wish: { identity: Identity | null }): Promise<Session> {
    const who = wish.identity?.id ?? 'anonymous';
    await this.turn();
    this.token = who;
    const inbox = { name: 'Shop', color: '#1f5fbf', greeting: 'Hi', questions: [], language: 'en', online: true };
    return { token: who, expiresAt: '', visitorId: 'v', contactId: who, inbox, conversation: null };
  }

  async page(_: string | null, after: number): Promise<Page> {
    const who = this.token;
    await this.turn();
    if (this.fresh && this.sent.length === 0) return { conversation: null, messages: [] };
    return { conversation: conversationOf(who, 1), messages: after < 1 ? [messageOf(who, 1)] : [] };
  }

  async conversations() {
    return [];
  }

  async send(message: Outgoing): Promise<Message> {
    this.sent.push(`${this.token}: ${message.text}`);
    return messageOf(this.token, 2, { clientId: message.clientId, author: { kind: 'contact', id: this.token, name: '' } });
  }

  async read(): Promise<void> {}

  async releaseAsync(): Promise<void> {
    this.hold = false;
    await this.stepAsync();
  }

  /** Answers what waits, and holds what is asked because of it. */
  async stepAsync(): Promise<void> {
    for (const go of this.held.splice(0)) go();
    await vi.advanceTimersByTimeAsync(10);
  }

  private turn(): Promise<void> {
    return this.hold ? new Promise((resolve) => this.held.push(resolve)) : Promise.resolve();
  }
}

const opened: string[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  opened.length = 0;
  const page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('location', { protocol: 'https:', host: 'desk.example' });
  vi.stubGlobal('BroadcastChannel', undefined);
  vi.stubGlobal(
    'WebSocket',
    class {
      constructor(url: string) {
        opened.push(new URL(url).searchParams.get('access_token') ?? '');
      }
      close(): void {}
      send(): void {}
    },
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A socket that is answered by the test. */
class ToldSocket {
  static last: ToldSocket;
  readonly said: string[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;
  constructor() {
    ToldSocket.last = this;
  }
  get resumes(): string[] {
    return this.said.filter((s) => s.includes('"Resume"'));
  }
  send(data: string): void {
    this.said.push(data);
  }
  close(): void {}
  async hears(record: unknown): Promise<void> {
    this.onmessage?.({ data: `${JSON.stringify(record)}\u001e` });
    await vi.advanceTimersByTimeAsync(10);
  }
}

const chatWith = (api: FakeApi): Chat => new Chat({ inboxKey: 'k', pageOrigin: 'https://shop.example', language: 'en' }, api as unknown as WidgetApi, new MemoryStore(), () => undefined);

it('shows nothing of an anonymous visitor to the user who signs in while it was loading', async () => {
  const api = new FakeApi();
  const chat = chatWith(api);
  api.hold = true;

  void chat.start(null);
  void chat.start({ id: 'user', hash: 'x' });
  chat.show(true);
  await api.releaseAsync();

  expect(chat.thread.conversations.map((c) => c.id)).toEqual(['user']);
  expect(opened).toEqual(['user']);
});

it('listens as the user who signed in even when the panel was opened before that was settled', async () => {
  const api = new FakeApi();
  const chat = chatWith(api);
  await chat.start(null);
  api.hold = true;

  void chat.start({ id: 'user', hash: 'x' });
  chat.show(true);
  chat.say('hello', []);
  await api.releaseAsync();

  expect(opened.at(-1)).toBe('user');
  expect(api.sent).toEqual(['user: hello']);
});

it('sends what was written before the first session was open once it is', async () => {
  const api = new FakeApi();
  const chat = chatWith(api);

  chat.say('hello', []);
  await chat.start(null);
  await vi.advanceTimersByTimeAsync(10);

  expect(api.sent).toEqual(['anonymous: hello']);
  expect(chat.pending).toEqual([]);
});

for (const steps of [0, 1, 2]) {
  it(`listens to a conversation that began by plain request while the socket was connecting, ${steps} of its pages read by then`, async () => {
    vi.stubGlobal('WebSocket', ToldSocket);
    const api = new FakeApi();
    api.fresh = true;
    const chat = chatWith(api);
    await chat.start(null);
    chat.show(true);
    await vi.advanceTimersByTimeAsync(10);
    const socket = ToldSocket.last;
    socket.onopen?.();
    await socket.hears({});
    expect(socket.resumes).toHaveLength(1);

    api.hold = true;
    chat.say('hello', []);
    await vi.advanceTimersByTimeAsync(10);
    for (let i = 0; i < steps; i++) await api.stepAsync();
    await socket.hears({ type: 3, invocationId: '0', result: { conversation: null, messages: [] } });
    await api.releaseAsync();

    expect(socket.resumes).toHaveLength(2);
  });
}
