import { expect, it } from 'vitest';
import { sends, type KeyStroke } from '../../src/text/enter';

const enter: KeyStroke = { key: 'Enter', shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, isComposing: false, keyCode: 13 };

it.each<[string, Partial<KeyStroke>, boolean]>([
  ['plain Enter sends', {}, true],
  ['Enter while composing confirms a word', { isComposing: true }, false],
  ['Enter that ends a composition in Safari carries 229', { keyCode: 229 }, false],
  ['Enter that the input method swallowed is called Process', { key: 'Process', keyCode: 229 }, false],
  ['Shift and Enter is a new line', { shiftKey: true }, false],
  ['Alt and Enter is a new line', { altKey: true }, false],
  ['Control and Enter sends, as in other chats', { ctrlKey: true }, true],
  ['another key does not send', { key: 'a', keyCode: 65 }, false],
])('%s', (_, stroke, expected) => {
  expect(sends({ ...enter, ...stroke })).toBe(expected);
});
