import { useCallback, useLayoutEffect, useRef, useState } from 'react';

const NEAR = 60;

/**
 * Keeps a growing list where the reader expects it: at the end when they were at the end, at the same line when older lines come
 * in above. `firstKey` and `count` say what changed.
 */
export function useStickyScroll(firstKey: number, count: number) {
  const box = useRef<HTMLDivElement>(null);
  const before = useRef({ firstKey, height: 0, atEnd: true });
  const [atEnd, setAtEnd] = useState(true);

  useLayoutEffect(() => {
    const at = box.current;
    if (!at) return;
    const grownAbove = firstKey < before.current.firstKey && before.current.height > 0;
    if (grownAbove) at.scrollTop += at.scrollHeight - before.current.height;
    else if (before.current.atEnd) at.scrollTop = at.scrollHeight;
    before.current = { ...before.current, firstKey, height: at.scrollHeight };
  }, [firstKey, count]);

  // Pictures and a growing composer change the height without a new message.
  useLayoutEffect(() => {
    const at = box.current;
    const inner = at?.firstElementChild;
    if (!at || !inner) return;
    const watch = new ResizeObserver(() => {
      if (before.current.atEnd) at.scrollTop = at.scrollHeight;
      before.current.height = at.scrollHeight;
    });
    watch.observe(inner);
    watch.observe(at);
    return () => watch.disconnect();
  }, []);

  const onScroll = useCallback(() => {
    const at = box.current;
    if (!at) return;
    const end = at.scrollHeight - at.scrollTop - at.clientHeight < NEAR;
    before.current.atEnd = end;
    before.current.height = at.scrollHeight;
    setAtEnd(end);
  }, []);

  const toEnd = useCallback(() => {
    const at = box.current;
    if (at) at.scrollTop = at.scrollHeight;
  }, []);

  return { box, atEnd, onScroll, toEnd };
}
