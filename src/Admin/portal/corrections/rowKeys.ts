import type { KeyboardEvent } from 'react';

export interface RowDoings {
  approve: () => void;
  edit: () => void;
  reject: () => void;
  select: () => void;
}

/** Keys of a row that has the focus; what is typed into its buttons is theirs. */
export function onRowKey(event: KeyboardEvent<HTMLElement>, doings: RowDoings): void {
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
  const row = event.currentTarget;
  const steps: Readonly<Record<string, () => void>> = {
    j: () => toNeighbour(row.nextElementSibling),
    ArrowDown: () => toNeighbour(row.nextElementSibling),
    k: () => toNeighbour(row.previousElementSibling),
    ArrowUp: () => toNeighbour(row.previousElementSibling),
    a: () => {
      // It is about to leave the list: whoever works through it goes on with the next.
      toNeighbour(row.nextElementSibling);
      doings.approve();
    },
    e: doings.edit,
    r: doings.reject,
    x: doings.select,
  };
  const step = steps[event.key];
  if (!step) return;
  event.preventDefault();
  step();
}

function toNeighbour(row: Element | null): void {
  if (row instanceof HTMLElement) row.focus();
}
