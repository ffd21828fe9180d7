import { expect, test } from 'vitest';
import { KEYS, shortcutOf, type Press } from './shortcuts';

const press = (key: string, change: Partial<Press> = {}): Press => ({ key, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, keyCode: 0, repeat: false, ...change });

test.each([
  ['j', 'next'],
  ['K', 'previous'],
  ['r', 'reply'],
  ['n', 'note'],
  ['a', 'assignToMe'],
  ['e', 'resolve'],
  ['/', 'search'],
  ['i', 'insert'],
  ['?', 'help'],
])('%s means %s', (key, expected) => {
  const shortcut = shortcutOf(press(key), false, true);

  expect(shortcut).toBe(expected);
});

test.each([
  ['while typing', press('e'), true, true],
  ['while an input method composes', press('e', { isComposing: true }), false, true],
  ['while an input method composes, told by its key code', press('e', { keyCode: 229 }), false, true],
  ['with Ctrl', press('r', { ctrlKey: true }), false, true],
  ['with Command', press('r', { metaKey: true }), false, true],
  ['with single keys turned off', press('e'), false, false],
  ['when held down', press('e', { repeat: true }), false, true],
  ['for the list’s own keys', press('Enter'), false, true],
  ['for any other key', press('z'), false, true],
])('nothing happens %s', (_, key, busy, singleKeys) => {
  const shortcut = shortcutOf(key, busy, singleKeys);

  expect(shortcut).toBeNull();
});

test('moving through the list repeats while the key is held', () => {
  const shortcut = shortcutOf(press('j', { repeat: true }), false, true);

  expect(shortcut).toBe('next');
});

test('no key has two meanings', () => {
  const keys = Object.values(KEYS).flat();

  expect(new Set(keys).size).toBe(keys.length);
});
