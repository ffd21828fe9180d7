import { useSyncExternalStore } from 'react';
import { Store } from './store';

/** One timer for all the waiting times on the page; stands still while nobody looks. */
export class Clock {
  readonly #now = new Store(Date.now());
  #watchers = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  now = (): number => Date.now();

  subscribe = (listener: () => void): (() => void) => {
    const stop = this.#now.subscribe(listener);
    if (++this.#watchers === 1) this.#timer = setInterval(() => this.#now.set(Date.now()), 1000);
    return () => {
      stop();
      if (--this.#watchers === 0) clearInterval(this.#timer);
    };
  };
}

/** A text or number that follows the clock; the component renders only when it comes out differently. */
export function useTicking<T extends string | number | boolean>(clock: Clock, read: (now: number) => T): T {
  return useSyncExternalStore(clock.subscribe, () => read(clock.now()));
}
