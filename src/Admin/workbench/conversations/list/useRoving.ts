import { useCallback, useLayoutEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';

/** One Tab stop for the whole list; arrows, Home and End move within it. */
export function useRoving(ids: readonly string[], open: (id: string) => void) {
  const [wanted, setWanted] = useState<string | null>(null);
  const current = useRef({ ids, wanted, open });
  current.current = { ids, wanted, open };
  const held = useRef<string | null>(null);
  const reachable = wanted && ids.includes(wanted) ? wanted : (ids[0] ?? null);

  const focus = useCallback((id: string | undefined) => {
    if (!id) return;
    setWanted(id);
    const row = document.getElementById(`row-${id}`);
    row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  }, []);

  /** Moves by rows; from outside the list, from the row that was reached last. */
  const move = useCallback(
    (by: number, from: string | null = null) => {
      const { ids: all, wanted: last } = current.current;
      const at = all.indexOf(from ?? last ?? '');
      focus(all[at === -1 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))]);
    },
    [focus],
  );

  const onKeyDown = useCallback(
    (event: KeyboardEvent, id: string) => {
      const { ids: all, open: go } = current.current;
      const steps: Record<string, () => void> = {
        ArrowDown: () => move(1, id),
        ArrowUp: () => move(-1, id),
        Home: () => focus(all[0]),
        End: () => focus(all.at(-1)),
        Enter: () => go(id),
        ' ': () => go(id),
      };
      const step = steps[event.key];
      if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      step();
    },
    [focus, move],
  );

  // News reorder the rows, and a row that is moved in the page drops the focus it had.
  useLayoutEffect(() => {
    if (held.current && document.activeElement === document.body) document.getElementById(`row-${held.current}`)?.focus({ preventScroll: true });
  }, [ids]);

  const onFocus = useCallback((id: string) => {
    held.current = id;
    setWanted(id);
  }, []);

  /** Only who goes somewhere else lets the row go. */
  const onBlur = useCallback((event: FocusEvent) => {
    if (event.relatedTarget) held.current = null;
  }, []);

  return { reachable, move, onKeyDown, onFocus, onBlur };
}
