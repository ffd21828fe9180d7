import { expect, test } from 'vitest';
import { linesOf, percent } from './lines';

test('lines are trimmed, and empty ones are none', () => {
  const lines = linesOf('  Refund me \r\n\n \nWhere is it?');

  expect(lines).toEqual(['Refund me', 'Where is it?']);
});

test('a share is shown as whole percent', () => {
  const shown = [0, 0.005, 0.926, 1].map(percent);

  expect(shown).toEqual(['0 %', '1 %', '93 %', '100 %']);
});
