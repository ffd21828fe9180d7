import { readFile } from 'node:fs/promises';
import openapi, { astToString } from 'openapi-typescript';
import { expect, test } from 'vitest';

test('the generated types are those of the API snapshot', async () => {
  const snapshot = new URL('../../../../docs/api/openapi.json', import.meta.url);

  const fresh = astToString(await openapi(snapshot));

  // Stale? npm run generate -w shared
  const committed = await readFile(new URL('./schema.d.ts', import.meta.url), 'utf8');
  expect(committed.slice(committed.indexOf('export interface paths'))).toBe(fresh.slice(fresh.indexOf('export interface paths')));
}, 30_000);
