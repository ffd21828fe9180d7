import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { EVENT_TYPES, healthOf } from './webhookHealth';
import { webhookWords } from './webhooks.words';

const WELL = { enabled: true, disabledReason: null, failingSince: null, lastDeliveredAt: '2026-11-21T09:00:00Z' } as const;

test.each([
  [WELL, 'well'],
  [{ ...WELL, lastDeliveredAt: null }, 'new'],
  [{ ...WELL, failingSince: '2026-11-21T09:00:00Z' }, 'failing'],
  [{ ...WELL, enabled: false, disabledReason: 'by-hand' }, 'off'],
  [{ ...WELL, enabled: false, disabledReason: 'gone', failingSince: '2026-11-21T09:00:00Z' }, 'stopped'],
] as const)('%j is %s', (webhook, expected) => {
  const health = healthOf(webhook);

  expect(health).toBe(expected);
});

test('the types offered are those that the server takes, each with words in both languages', async () => {
  const server = await readFile(new URL('../../../Desk/Webhooks/EventTypes.cs', import.meta.url), 'utf8');

  const taken = [...server.matchAll(/internal const string \w+ = "([a-z_.]+)"/g)].map((m) => m[1]).filter((t) => t !== 'webhook.test');

  expect([...EVENT_TYPES]).toEqual(taken);
  expect(Object.keys(webhookWords.en.types)).toEqual([...taken, 'webhook.test']);
});
