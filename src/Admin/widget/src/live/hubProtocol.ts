/** The JSON hub protocol: JSON texts, each ended by a record separator. Only what a visitor's socket uses. */

const end = '\u001e';

export type Incoming =
  | { kind: 'handshake'; error: string | null }
  | { kind: 'invocation'; target: string; args: unknown[] }
  | { kind: 'completion'; id: string; result: unknown; error: string | null }
  | { kind: 'ping' }
  | { kind: 'close'; error: string | null; reconnect: boolean };

export const handshake = `{"protocol":"json","version":1}${end}`;
export const ping = `{"type":6}${end}`;
export const invocation = (id: string | null, target: string, args: unknown[]): string =>
  JSON.stringify({ type: 1, ...(id === null ? {} : { invocationId: id }), target, arguments: args }) + end;

/** Cuts what arrives into records. A record may be spread over several frames, or share one with others. */
export class Records {
  private rest = '';

  take(chunk: string): string[] {
    const parts = (this.rest + chunk).split(end);
    this.rest = parts.pop() ?? '';
    return parts.filter((part) => part.length > 0);
  }
}

interface Raw {
  type?: number;
  target?: string;
  arguments?: unknown[];
  invocationId?: string;
  result?: unknown;
  error?: string;
  allowReconnect?: boolean;
}

/** Null for kinds that this client never asked for (streams, acknowledgements). */
export function read(record: string): Incoming | null {
  const raw = JSON.parse(record) as Raw;
  const error = raw.error ?? null;
  switch (raw.type) {
    case undefined:
      return { kind: 'handshake', error };
    case 1:
      return { kind: 'invocation', target: raw.target ?? '', args: raw.arguments ?? [] };
    case 3:
      return { kind: 'completion', id: raw.invocationId ?? '', result: raw.result, error };
    case 6:
      return { kind: 'ping' };
    case 7:
      return { kind: 'close', error, reconnect: raw.allowReconnect ?? false };
    default:
      return null;
  }
}
