import { untranslated, type Dictionary } from '@switchboard/shared';
import { expect, test } from 'vitest';

const files = import.meta.glob<Record<string, Dictionary<unknown>>>('../**/*.words.ts', { eager: true });
const dictionaries = Object.entries(files).flatMap(([file, all]) => Object.values(all).map((words) => [file, words] as const));

test('the dictionaries are found', () => {
  expect(dictionaries.length).toBeGreaterThanOrEqual(8);
});

test.each(dictionaries)('every word of %s is there in both languages', (_, words) => {
  const missing = untranslated(words);

  expect(missing).toEqual([]);
});
