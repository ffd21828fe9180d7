/** Something the server said no to, or that never reached it. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly retryAfterMs: number | null = null,
  ) {
    super(code || `status ${status}`);
  }

  /** Worth trying again unchanged: the network, a busy server, a limit. Everything else would be refused again. */
  get passing(): boolean {
    return this.status === 0 || this.status === 401 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

export const unreachable = (): Refusal => new Refusal(0, 'network.unreachable');

const hubStatus: Record<string, number> = { 'messages.unavailable': 503, 'channel.not-installed': 503, 'input.invalid': 400 };

/** A hub's error is prose that ends in `HubException: code: detail`; without a code it was the server's own fault. */
export function refusalOfHub(error: string): Refusal {
  const code = /HubException: ([a-z0-9.-]+):/.exec(error)?.[1] ?? /^([a-z0-9-]+\.[a-z0-9.-]+):/.exec(error)?.[1];
  if (code === undefined) return new Refusal(500, 'server.failed');
  const status = hubStatus[code] ?? (/too-many|rate/.test(code) ? 429 : 400);
  return new Refusal(status, code);
}
