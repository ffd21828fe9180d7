import type { Plugin } from '@switchboard/shared';
import { expect, test } from 'vitest';
import { healthOf } from './health';

const plugin = (state: Plugin['state'], reason: string | null = null, enabled = true): Plugin => ({
  id: 'web-chat',
  name: { en: 'Web chat' },
  kind: 'channel',
  channel: 'web-chat',
  version: '1',
  state,
  reason,
  enabled,
  settings: {},
  settingsSchema: null, vectors: null,
});

test.each([
  [true, [plugin('active')], { kind: 'ready' }],
  [false, [plugin('active')], { kind: 'off' }],
  [true, [plugin('superseded'), plugin('active')], { kind: 'ready' }],
  [true, [plugin('missing', 'No folder.')], { kind: 'missing', reason: 'No folder.' }],
  [true, [], { kind: 'missing', reason: null }],
  [true, [plugin('faulted', 'It threw.')], { kind: 'faulted', reason: 'It threw.' }],
  [true, [plugin('active', null, false)], { kind: 'faulted', reason: null }],
  [true, null, { kind: 'unknown' }],
] as const)('enabled %s with %j is %j', (enabled, plugins, expected) => {
  const health = healthOf({ enabled, channel: 'web-chat' }, plugins as Plugin[] | null);

  expect(health).toEqual(expected);
});
