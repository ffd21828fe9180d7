import { expect, test } from 'vitest';
import { since } from './dates';

const NOW = Date.parse('2026-11-21T12:00:00Z');

test.each([
  ['2026-11-21T11:59:50Z', 'en', 'now'],
  ['2026-11-21T11:57:00Z', 'en', '3 minutes ago'],
  ['2026-11-21T09:00:00Z', 'zh-CN', '3小时前'],
  ['2026-11-20T12:00:00Z', 'en', 'yesterday'],
  ['2026-08-01T12:00:00Z', 'en', 'Aug 1, 2026'],
] as const)('%s in %s is %s', (at, language, expected) => {
  const said = since(at, NOW, language);

  expect(said).toBe(expected);
});
