import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { backoff } from '../../src/live/backoff';
import { Hub, type Socket } from '../../src/live/hub';
import type { Refusal } from '../../src/live/refusal';

class FakeSocket implements Socket {
  readonly sent: string[] = [];
  closed = false;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;

  send(data: string): void {
    this.sent.push(data);
  }

  close(): void {
    this.closed = true;
  }

  receive(value: unknown): void {
    this.onmessage?.({ data: `${JSON.stringify(value)}\u001e` });
  }
}

class FakeNetwork {
  readonly sockets: FakeSocket[] = [];
  readonly events: [string, unknown][] = [];
  greeted = 0;
  readonly hub = new Hub({
    open: async () => {
      const socket = new FakeSocket();
      this.sockets.push(socket);
      return socket;
    },
    onEvent: (target, payload) => this.events.push([target, payload]),
    onConnected: async () => void this.greeted++,
    onState: () => undefined,
  });

  get last(): FakeSocket {
    const socket = this.sockets.at(-1);
    if (socket === undefined) throw new Error('No socket was opened.');
    return socket;
  }

  async connectAsync(): Promise<void> {
    this.hub.start();
    await this.acceptAsync();
  }

  async acceptAsync(): Promise<void> {
    await vi.advanceTimersByTimeAsync(0);
    this.last.onopen?.();
    this.last.receive({});
    await vi.advanceTimersByTimeAsync(0);
  }
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('is connected once the handshake is answered and the thread has caught up', async () => {
  const network = new FakeNetwork();

  await network.connectAsync();

  expect(network.last.sent[0]).toContain('"protocol":"json"');
  expect(network.greeted).toBe(1);
  expect(network.hub.connected).toBe(true);
});

it('gives each answer to the one who asked', async () => {
  const network = new FakeNetwork();
  await network.connectAsync();

  const first = network.hub.invoke<string>('Send', 1);
  const second = network.hub.invoke<string>('Send', 2);
  network.last.receive({ type: 3, invocationId: '1', result: 'two' });
  network.last.receive({ type: 3, invocationId: '0', result: 'one' });

  expect(await Promise.all([first, second])).toEqual(['one', 'two']);
});

it('refuses what was asked when the socket breaks, and comes back by itself', async () => {
  const network = new FakeNetwork();
  await network.connectAsync();

  const asked = network.hub.invoke('Send', 1).catch((problem: Refusal) => problem.passing);
  network.last.onclose?.();
  const passing = await asked;
  await vi.advanceTimersByTimeAsync(1_000);
  await network.acceptAsync();

  expect(passing).toBe(true);
  expect(network.sockets.length).toBe(2);
  expect(network.hub.connected).toBe(true);
});

it('takes a silent socket for a lost one', async () => {
  const network = new FakeNetwork();
  await network.connectAsync();

  await vi.advanceTimersByTimeAsync(31_000);

  expect(network.sockets[0]?.closed).toBe(true);
  expect(network.sockets.length).toBe(2);
});

it('pings while the server is heard', async () => {
  const network = new FakeNetwork();
  await network.connectAsync();

  for (let i = 0; i < 6; i++) {
    await vi.advanceTimersByTimeAsync(9_000);
    network.last.receive({ type: 6 });
  }

  expect(network.sockets.length).toBe(1);
  expect(network.last.sent.filter((sent) => sent.includes('"type":6')).length).toBe(5);
});

it('stays away after being stopped', async () => {
  const network = new FakeNetwork();
  await network.connectAsync();

  network.hub.stop();
  await vi.advanceTimersByTimeAsync(120_000);

  expect(network.sockets.length).toBe(1);
});

it('waits longer from attempt to attempt, never in step and never over half a minute', () => {
  expect(backoff(0, 0)).toBe(250);
  expect(backoff(0, 1)).toBe(500);
  expect(backoff(3, 0.5)).toBe(3000);
  expect(backoff(50, 1)).toBe(30_000);
});
