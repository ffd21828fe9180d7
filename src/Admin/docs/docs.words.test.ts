import { untranslated } from '@switchboard/shared';
import { expect, test } from 'vitest';
import { docsWords } from './docs.words';

test('every word is there in both languages', () => {
  const missing = untranslated(docsWords);

  expect(missing).toEqual([]);
});
