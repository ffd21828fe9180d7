import { backoff } from './backoff';
import { handshake, invocation, ping, read, Records, type Incoming } from './hubProtocol';
import { Refusal, refusalOfHub, unreachable } from './refusal';

/** The part of a WebSocket that is used, so that a test can stand in for the network. */
export interface Socket {
  send(data: string): void;
  close(): void;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: (() => void) | null;
}

export interface HubOptions {
  open: () => Promise<Socket>;
  onEvent: (target: string, payload: unknown) => void;
  /** Called after each handshake; the hub counts as connected when it has answered. */
  onConnected: () => Promise<void>;
  onState: (connected: boolean, attempt: number) => void;
}

const pingEvery = 10_000;
const silenceLimit = 25_000;
const answerLimit = 20_000;

/** A socket that comes back by itself. What was asked when it broke is refused, so that the asker decides what to repeat. */
export class Hub {
  connected = false;
  private socket: Socket | null = null;
  private attempt = 0;
  private running = false;
  private nextId = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private beat: ReturnType<typeof setInterval> | undefined;
  private heard = 0;
  private readonly waiting = new Map<string, { done: (value: unknown) => void; fail: (problem: Refusal) => void }>();

  constructor(private readonly options: HubOptions) {}

  get started(): boolean {
    return this.running;
  }

  start(): void {
    if (this.running) return;
    this.running = true;
    void this.connect();
  }

  stop(): void {
    this.running = false;
    this.attempt = 0;
    clearTimeout(this.retry);
    this.drop();
  }

  /** The network is back, or the page is seen again: no reason to wait out the delay. */
  hurry(): void {
    if (!this.running || this.socket !== null) return;
    clearTimeout(this.retry);
    void this.connect();
  }

  async invoke<T>(target: string, ...args: unknown[]): Promise<T> {
    const socket = this.socket;
    if (socket === null) throw unreachable();
    const id = String(this.nextId++);
    return new Promise<T>((resolve, reject) => {
      const late = setTimeout(() => settle(() => reject(new Refusal(408, 'network.slow'))), answerLimit);
      const settle = (finish: () => void): void => {
        clearTimeout(late);
        this.waiting.delete(id);
        finish();
      };
      this.waiting.set(id, {
        done: (value) => settle(() => resolve(value as T)),
        fail: (problem) => settle(() => reject(problem)),
      });
      socket.send(invocation(id, target, args));
    });
  }

  /** Best effort, for what is worthless later. */
  tell(target: string, ...args: unknown[]): void {
    if (this.connected) this.socket?.send(invocation(null, target, args));
  }

  private async connect(): Promise<void> {
    let socket: Socket;
    try {
      socket = await this.options.open();
    } catch {
      if (this.running) this.later();
      return;
    }
    if (!this.running || this.socket !== null) {
      socket.close();
      return;
    }
    const records = new Records();
    this.socket = socket;
    this.heard = Date.now();
    socket.onopen = () => socket.send(handshake);
    socket.onclose = () => this.lost(socket);
    socket.onmessage = (event) => {
      if (this.socket !== socket || typeof event.data !== 'string') return;
      this.heard = Date.now();
      for (const record of records.take(event.data)) {
        const message = read(record);
        if (message !== null) this.hear(message, socket);
      }
    };
    this.beat = setInterval(() => {
      if (Date.now() - this.heard > silenceLimit) this.lost(socket);
      else if (this.connected) socket.send(ping);
    }, pingEvery);
  }

  private hear(message: Incoming, socket: Socket): void {
    if (message.kind === 'handshake') {
      if (message.error === null) void this.greet(socket);
      else this.lost(socket);
    } else if (message.kind === 'invocation') {
      this.options.onEvent(message.target, message.args[0]);
    } else if (message.kind === 'completion') {
      const asker = this.waiting.get(message.id);
      if (message.error === null) asker?.done(message.result);
      else asker?.fail(refusalOfHub(message.error));
    } else if (message.kind === 'close') {
      this.lost(socket);
    }
  }

  private async greet(socket: Socket): Promise<void> {
    try {
      await this.options.onConnected();
    } catch {
      this.lost(socket);
      return;
    }
    if (this.socket !== socket) return;
    this.attempt = 0;
    this.connected = true;
    this.options.onState(true, 0);
  }

  private lost(socket: Socket): void {
    if (this.socket !== socket) return;
    this.drop();
    if (this.running) this.later();
  }

  private later(): void {
    clearTimeout(this.retry);
    this.retry = setTimeout(() => void this.connect(), backoff(this.attempt));
    this.attempt++;
    this.options.onState(false, this.attempt);
  }

  private drop(): void {
    clearInterval(this.beat);
    const socket = this.socket;
    this.socket = null;
    this.connected = false;
    socket?.close();
    for (const asker of [...this.waiting.values()]) asker.fail(unreachable());
  }
}
