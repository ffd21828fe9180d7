import { untranslated } from '@switchboard/shared';
import { expect, test } from 'vitest';
import { explorerWords } from './explorer.words';

test('every word is there in both languages', () => {
  const missing = untranslated(explorerWords);

  expect(missing).toEqual([]);
});
