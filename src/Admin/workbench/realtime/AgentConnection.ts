import { HubConnectionBuilder, LogLevel, type HubConnection } from '@microsoft/signalr';
import { Store } from '../desk/store';
import type { ConnectionState, News } from './news';

const DELAYS = [0, 1000, 2000, 3000, 5000, 8000];

/** A little apart from each other, so that a restarted server is not met by everyone at once. */
const delayOf = (attempt: number): number => (DELAYS[attempt] ?? 10_000) * (0.8 + Math.random() * 0.4);

/** The socket to the agent hub. It never gives up: whoever sits in front of it is at work. */
export class AgentConnection {
  readonly state = new Store<ConnectionState>('connecting');
  readonly #hub: HubConnection;
  readonly #resumed = new Set<() => void>();
  readonly #lost: () => void;
  #stopped = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `lost` is called each time the server could not be reached: perhaps the session has ended. */
  constructor(tenant: string, lost: () => void) {
    this.#lost = lost;
    this.#hub = new HubConnectionBuilder()
      .withUrl(`/hubs/agent?tenant=${encodeURIComponent(tenant)}`)
      .withAutomaticReconnect({ nextRetryDelayInMilliseconds: (retry) => delayOf(retry.previousRetryCount) })
      .configureLogging(LogLevel.None)
      .build();
    this.#hub.serverTimeoutInMilliseconds = 30_000;
    this.#hub.keepAliveIntervalInMilliseconds = 10_000;
    this.#hub.onreconnecting(() => {
      this.state.set('reconnecting');
      this.#lost();
    });
    this.#hub.onreconnected(() => this.#connected());
    this.#hub.onclose(() => {
      if (this.#stopped) return;
      this.state.set('reconnecting');
      // The server closed it, which it does when the member's rights have changed.
      this.#lost();
      void this.#start(1);
    });
  }

  start(): void {
    void this.#start(0);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    void this.#hub.stop();
  }

  on<K extends keyof News>(name: K, handler: (news: News[K]) => void): void {
    this.#hub.on(name, handler);
  }

  /** Called after each connect and reconnect: whatever was missed must be asked for. */
  onResumed(handler: () => void): () => void {
    this.#resumed.add(handler);
    if (this.state.get() === 'connected') handler();
    return () => this.#resumed.delete(handler);
  }

  call<T>(method: string, ...values: unknown[]): Promise<T> {
    return this.#hub.invoke<T>(method, ...values);
  }

  /** For news that nobody misses when they do not arrive, such as typing. */
  tell(method: string, ...values: unknown[]): void {
    if (this.state.get() === 'connected') this.#hub.invoke(method, ...values).catch(() => undefined);
  }

  async #start(attempt: number): Promise<void> {
    if (this.#stopped) return;
    try {
      await this.#hub.start();
      this.#connected();
    } catch {
      if (this.#stopped) return;
      this.#lost();
      this.#timer = setTimeout(() => void this.#start(attempt + 1), delayOf(attempt + 1));
    }
  }

  #connected(): void {
    this.state.set('connected');
    for (const handler of [...this.#resumed]) handler();
  }
}
