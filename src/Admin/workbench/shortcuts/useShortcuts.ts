import { useEffect, useEffectEvent } from 'react';
import { isBusy, shortcutOf, type Shortcut } from './shortcuts';

/** Listens on the whole page. A shortcut without a handler falls through to the browser. */
export function useShortcuts(handlers: Partial<Record<Shortcut, () => void>>, singleKeys: boolean): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const shortcut = shortcutOf(event, isBusy(event.target, document), singleKeys);
    const handler = shortcut && handlers[shortcut];
    if (!handler) return;
    event.preventDefault();
    handler();
  });
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
