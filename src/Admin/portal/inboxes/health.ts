import type { Inbox, Plugin } from '@switchboard/shared';

export type Health =
  | { kind: 'ready' }
  | { kind: 'off' }
  | { kind: 'missing'; reason: string | null }
  | { kind: 'faulted'; reason: string | null }
  /** The reader's role does not see plugins. */
  | { kind: 'unknown' };

/** Whether customers can write to an inbox now: it must be on, and its channel's plugin in service. */
export function healthOf(inbox: Pick<Inbox, 'enabled' | 'channel'>, plugins: readonly Plugin[] | null): Health {
  if (!inbox.enabled) return { kind: 'off' };
  if (plugins === null) return { kind: 'unknown' };
  const able = plugins.filter((p) => p.channel === inbox.channel);
  if (able.some((p) => p.state === 'active' && p.enabled)) return { kind: 'ready' };
  const failed = able.find((p) => p.state !== 'missing');
  if (failed) return { kind: 'faulted', reason: failed.reason };
  return { kind: 'missing', reason: able[0]?.reason ?? null };
}
