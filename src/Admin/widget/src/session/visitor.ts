import type { Identity } from '../bridge';
import type { WidgetApi } from '../live/http';
import type { Session } from '../live/wire';
import type { Store } from './store';

const key = 'visitor';

/**
 * Opens a session as the visitor this browser was before. Tabs take turns: two that open at once on a new browser would else
 * become two visitors.
 */
export function enter(api: WidgetApi, store: Store, lock: Lock, wish: { inboxKey: string; language: string; pageOrigin: string; identity: Identity | null }): Promise<Session> {
  return lock('session', async () => {
    const session = await api.openSession({ ...wish, visitorId: store.get(key) });
    store.set(key, session.visitorId);
    return session;
  });
}

export type Lock = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** Locks shared by the tabs of one browser. Pages without them (plain http) go on alone: the server still stores nothing twice. */
export function sharedLock(prefix: string): Lock {
  const locks = (navigator as { locks?: LockManager }).locks;
  return async (name, work) => (locks === undefined ? work() : ((await locks.request(prefix + name, work)) as Awaited<ReturnType<typeof work>>));
}
