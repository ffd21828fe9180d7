import { createApi, type Message } from '@switchboard/shared';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { due, outbox, type Outgoing } from './outbox';
import { OutboxSender } from './OutboxSender';

const item = (clientId: string, conversationId = 'c1'): Outgoing => ({ clientId, conversationId, text: clientId, private: false, attachments: [], state: 'waiting', writtenAt: 0 });
const written = (...items: Outgoing[]) => items.reduce<readonly Outgoing[]>((all, next) => outbox(all, { type: 'written', item: next }), []);
const ids = (items: readonly Outgoing[]) => items.map((i) => i.clientId);

test('two sentences of one conversation go out one after the other, two conversations side by side', () => {
  const all = written(item('a'), item('b'), item('x', 'c2'));

  const first = ids(due(all));
  const later = ids(due(outbox(outbox(all, { type: 'sending', clientId: 'a' }), { type: 'stored', clientId: 'a' })));

  expect([first, later]).toEqual([['a', 'x'], ['b', 'x']]);
});

test('while one is on its way, the next one waits', () => {
  const all = outbox(written(item('a'), item('b')), { type: 'sending', clientId: 'a' });

  expect(due(all)).toEqual([]);
});

test('a refused one does not hold up the next and goes again when told', () => {
  const refused = outbox(written(item('a'), item('b')), { type: 'refused', clientId: 'a', reason: 'no' });

  const again = outbox(refused, { type: 'again', clientId: 'a' });

  expect([ids(due(refused)), ids(due(again))]).toEqual([['b'], ['a']]);
});

test('the same clientId is written once', () => {
  const all = written(item('a'), item('a'));

  expect(all).toHaveLength(1);
});

/** A server that stores by clientId, and may lose answers on the way back. */
class Server {
  readonly stored: string[] = [];
  readonly asked: string[] = [];
  lose = 0;
  refuse = false;

  answer = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const { clientId } = (await new Request(input, init).json()) as { clientId: string };
    this.asked.push(clientId);
    if (this.refuse) return Response.json({ code: 'conversation.resolved', detail: 'Resolved.' }, { status: 409 });
    if (!this.stored.includes(clientId)) this.stored.push(clientId);
    if (this.lose-- > 0) throw new TypeError('connection lost');
    return Response.json({ conversationId: 'c1', seq: this.stored.length, clientId } satisfies Partial<Message>);
  };
}

function desk(server: Server) {
  const api = createApi({ origin: 'http://desk.test', fetch: server.answer });
  return new OutboxSender(api, 'outbox', () => undefined);
}

const kept = new Map<string, string>();

beforeEach(() => {
  vi.useFakeTimers();
  kept.clear();
  vi.stubGlobal('sessionStorage', { getItem: (k: string) => kept.get(k) ?? null, setItem: (k: string, v: string) => kept.set(k, v) });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const words = (text: string) => ({ conversationId: 'c1', text, private: false, attachments: [] });

test('an answer lost on its way back is asked for again with the same clientId, and nothing doubles', async () => {
  const server = new Server();
  server.lose = 2;
  const sender = desk(server);

  sender.write(words('hello'));
  await vi.advanceTimersByTimeAsync(10_000);

  expect(server.asked).toHaveLength(3);
  expect(server.stored).toHaveLength(1);
  expect(sender.items.get()).toEqual([]);
});

test('what a reload interrupted goes out afterwards, in order', async () => {
  const server = new Server();
  server.lose = 1;
  const before = desk(server);
  before.write(words('one'));
  before.write(words('two'));
  await vi.advanceTimersByTimeAsync(10);
  before.stop();

  const after = desk(server);
  after.flush();
  await vi.advanceTimersByTimeAsync(10);

  expect(server.stored).toHaveLength(2);
  expect(after.items.get()).toEqual([]);
});

test('a refusal stays with its reason until sent again or discarded', async () => {
  const server = new Server();
  server.refuse = true;
  const sender = desk(server);

  sender.write(words('too late'));
  await vi.advanceTimersByTimeAsync(60_000);

  expect(server.asked).toHaveLength(1);
  expect(sender.items.get()[0]).toMatchObject({ state: 'refused', reason: { code: 'conversation.resolved' } });
});

test('our own message heard over the socket counts as acknowledged', async () => {
  const server = new Server();
  server.lose = 99;
  const sender = desk(server);
  sender.write(words('hello'));
  await vi.advanceTimersByTimeAsync(10);

  sender.heard(sender.items.get()[0]!.clientId);

  expect(sender.items.get()).toEqual([]);
  sender.stop();
});
