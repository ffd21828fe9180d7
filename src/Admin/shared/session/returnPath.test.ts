import { expect, test } from 'vitest';
import { returnPath } from './returnPath';

const ORIGIN = 'https://desk.example';

test.each([
  ['/desk/conversations/1?view=mine', '/desk/conversations/1?view=mine'],
  ['https://desk.example/desk/x', '/desk/x'],
  [null, '/desk/'],
  ['//evil.example/desk/', '/desk/'],
  ['https://evil.example/desk/', '/desk/'],
  ['/\\evil.example/desk/', '/desk/'],
  ['javascript:alert(1)', '/desk/'],
  ['/desk/../portal/', '/desk/'],
  ['/desk/sign-in?to=/desk/sign-in', '/desk/'],
  ['http://[', '/desk/'],
  ['/connect/authorize?client_id=1', '/connect/authorize?client_id=1'],
  ['/connected', '/desk/'],
])('%s leads to %s', (wanted, expected) => {
  const path = returnPath(wanted, ['/desk/', '/connect/'], ORIGIN);

  expect(path).toBe(expected);
});
