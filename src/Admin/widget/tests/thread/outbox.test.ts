import { expect, it } from 'vitest';
import { Refusal } from '../../src/live/refusal';
import type { Outgoing } from '../../src/live/wire';
import { MemoryStore } from '../../src/session/store';
import { Outbox } from '../../src/thread/outbox';

const nothing = (): void => undefined;

function outboxOn(store: MemoryStore, time = 1_000, name = 'a'): Outbox {
  let next = 0;
  return new Outbox(store, () => time, () => `${name}${++next}`);
}

/** A server that keeps what it is sent once per client id, as ours does, and may lose its answers. */
class FakeServer {
  readonly stored: string[] = [];
  loseAnswers = 0;
  refuse = new Map<string, Refusal>();

  readonly take = async (message: Outgoing): Promise<void> => {
    const refusal = this.refuse.get(message.text);
    if (refusal !== undefined) throw refusal;
    if (!this.stored.includes(message.clientId)) this.stored.push(message.clientId);
    if (this.loseAnswers > 0) {
      this.loseAnswers--;
      throw new Refusal(0, 'network.unreachable');
    }
  };
}

it('sends in the order of writing and forgets what was acknowledged', async () => {
  const server = new FakeServer();
  const outbox = outboxOn(new MemoryStore());
  for (const text of ['one', 'two', 'three']) outbox.add(text, [], 'me');

  const end = await outbox.flush('me', server.take, nothing);

  expect(end.kind).toBe('empty');
  expect(server.stored).toEqual(['a1', 'a2', 'a3']);
  expect(outbox.list('me')).toEqual([]);
});

it('keeps a message whose answer was lost and does not double it when it is sent again', async () => {
  const server = new FakeServer();
  const outbox = outboxOn(new MemoryStore());
  outbox.add('one', [], 'me');
  outbox.add('two', [], 'me');
  server.loseAnswers = 1;

  const first = await outbox.flush('me', server.take, nothing);
  const kept = outbox.list('me').length;
  await outbox.flush('me', server.take, nothing);

  expect(first.kind).toBe('later');
  expect(kept).toBe(2);
  expect(server.stored).toEqual(['a1', 'a2']);
});

it('lets nothing overtake a message that must wait', async () => {
  const server = new FakeServer();
  const outbox = outboxOn(new MemoryStore());
  outbox.add('one', [], 'me');
  outbox.add('two', [], 'me');
  server.refuse.set('one', new Refusal(429, 'too-many', 2_000));

  const end = await outbox.flush('me', server.take, nothing);

  expect(end).toMatchObject({ kind: 'later', problem: { retryAfterMs: 2_000 } });
  expect(server.stored).toEqual([]);
});

it('marks a refused message as failed, goes on with the next, and tries again when asked', async () => {
  const server = new FakeServer();
  const outbox = outboxOn(new MemoryStore());
  outbox.add('bad', [], 'me');
  outbox.add('good', [], 'me');
  server.refuse.set('bad', new Refusal(400, 'input.invalid'));

  await outbox.flush('me', server.take, nothing);
  const failed = outbox.list('me').map((item) => item.failed);
  server.refuse.clear();
  outbox.retry('a1');
  await outbox.flush('me', server.take, nothing);

  expect(failed).toEqual(['input.invalid']);
  expect(server.stored).toEqual(['a2', 'a1']);
});

it('finds after a reload what an earlier page left behind, in order', () => {
  const store = new MemoryStore();
  outboxOn(store, 1_000, 'old').add('before', [], 'me');
  const reloaded = outboxOn(store, 2_000, 'new');

  reloaded.add('after', [], 'me');

  expect(reloaded.list('me').map((item) => item.text)).toEqual(['before', 'after']);
});

it('does not hand one person\'s words to another who signs in on the same browser', () => {
  const outbox = outboxOn(new MemoryStore());

  outbox.add('mine', [], 'me');
  outbox.add('before any session', [], '');

  expect(outbox.list('you').map((item) => item.text)).toEqual(['before any session']);
});

it('joins a second flush to the one that is running', async () => {
  const server = new FakeServer();
  const outbox = outboxOn(new MemoryStore());
  outbox.add('one', [], 'me');
  let calls = 0;
  const counted = async (message: Outgoing): Promise<void> => {
    calls++;
    await server.take(message);
  };

  await Promise.all([outbox.flush('me', counted, nothing), outbox.flush('me', counted, nothing)]);

  expect(calls).toBe(1);
});

it('steps over an entry that is not readable', () => {
  const store = new MemoryStore();
  store.set('out:000:x', '{broken');
  const outbox = outboxOn(store);

  outbox.add('one', [], 'me');

  expect(outbox.list('me').map((item) => item.text)).toEqual(['one']);
});
