export type Shortcut = 'next' | 'previous' | 'open' | 'reply' | 'note' | 'assignToMe' | 'assign' | 'resolve' | 'search' | 'insert' | 'help';

/** Keys in the order in which the list of shortcuts shows them. Letters are matched by what they write, so that every layout works. */
export const KEYS: Readonly<Record<Shortcut, readonly string[]>> = {
  next: ['j', 'ArrowDown'],
  previous: ['k', 'ArrowUp'],
  open: ['Enter'],
  reply: ['r'],
  note: ['n'],
  assignToMe: ['a'],
  assign: ['t'],
  resolve: ['e'],
  insert: ['i'],
  search: ['/'],
  help: ['?'],
};

export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  isComposing: boolean;
  keyCode: number;
  repeat: boolean;
}

const REPEATS: readonly Shortcut[] = ['next', 'previous'];

/**
 * The shortcut a key press means, or null. `busy` says that the key belongs to somebody else: a text field, an open dialog or menu.
 * Arrows and Enter are the list's own (only with the focus in it), so they are not answered here.
 */
export function shortcutOf(press: Press, busy: boolean, singleKeys: boolean): Shortcut | null {
  const composing = press.isComposing || press.keyCode === 229 || press.key === 'Process';
  if (busy || composing || !singleKeys || press.ctrlKey || press.metaKey || press.altKey || press.key.length !== 1) return null;
  const key = press.key.toLowerCase();
  const found = (Object.keys(KEYS) as Shortcut[]).find((name) => KEYS[name].includes(key)) ?? null;
  return found && press.repeat && !REPEATS.includes(found) ? null : found;
}

const TYPING = 'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="combobox"], [role="textbox"]';
const LAYERS = '[role="dialog"], [role="menu"], .ant-select-dropdown:not(.ant-select-dropdown-hidden)';

/** Whether a key belongs to the field or layer that has the focus. */
export function isBusy(target: EventTarget | null, page: ParentNode): boolean {
  if (target instanceof Element && target.closest(`${TYPING}, ${LAYERS}`)) return true;
  return page.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}

const KEY = 'switchboard.single-keys';

export const singleKeysOn = (): boolean => localStorage.getItem(KEY) !== 'off';

export const rememberSingleKeys = (on: boolean): void => localStorage.setItem(KEY, on ? 'on' : 'off');
