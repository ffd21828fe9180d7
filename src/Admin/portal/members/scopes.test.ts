import { expect, test } from 'vitest';
import { endOf, grouped } from './scopes';

test('permissions stand under what they are about', () => {
  const groups = grouped(['messages:read', 'contacts:write', 'contacts:read']);

  expect(groups.map((g) => [g.label, g.options.map((o) => o.value)])).toEqual([
    ['contacts', ['contacts:read', 'contacts:write']],
    ['messages', ['messages:read']],
  ]);
});

test.each([
  ['30', '2026-01-31T00:00:00.000Z'],
  ['90', '2026-04-01T00:00:00.000Z'],
  ['never', null],
] as const)('a key of %s days ends then', (lifetime, end) => {
  expect(endOf(lifetime, new Date('2026-01-01T00:00:00Z'))).toBe(end);
});
