import { expect, test } from 'vitest';
import { turnOf } from './turn';

test.each([
  [null, null],
  [undefined, null],
  [0.29, null],
  [-0.29, null],
  [0.3, 'rose'],
  [-0.8, 'fell'],
] as const)('a change of %s is told as %s', (change, turn) => {
  expect(turnOf(change)).toBe(turn);
});
