import { expect, it } from 'vitest';
import { fileProblem } from '../../src/text/files';

it.each([
  ['image/png', 10 * 1024 * 1024, null],
  ['application/pdf', 1, null],
  ['image/png', 10 * 1024 * 1024 + 1, 'upload.size'],
  ['image/svg+xml', 10, 'upload.type'],
  ['text/html', 10, 'upload.type'],
  ['', 10, 'upload.type'],
])('a file of type "%s" with %i bytes: %s', (type, size, expected) => {
  expect(fileProblem({ type, size })).toBe(expected);
});
