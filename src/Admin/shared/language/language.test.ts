import { expect, test } from 'vitest';
import { faultWords } from '../faults/fault.words';
import { companyWords } from '../session/company.words';
import { sessionWords } from '../session/session.words';
import { dictionary } from './dictionary';
import { firstLanguage } from './language';
import { untranslated } from './untranslated';

test.each([
  ['zh-CN', ['en-US'], 'zh-CN'],
  [null, ['zh-TW', 'en'], 'zh-CN'],
  [null, ['fr-FR', 'en-GB'], 'en'],
  [null, ['fr-FR'], 'en'],
  ['nonsense', ['zh'], 'zh-CN'],
] as const)('chosen %s, browser %s: %s', (chosen, browser, expected) => {
  const language = firstLanguage(chosen, browser);

  expect(language).toBe(expected);
});

test('a key left in English or with other values is found', () => {
  const words = dictionary({ a: 'One', b: { c: 'Two' }, d: (n: number) => `${n}` }, { a: '一', b: { c: 'Two' }, d: () => '' });

  const missing = untranslated(words);

  expect(missing).toEqual(['b.c', 'd']);
});

test.each([
  ['faults', faultWords],
  ['company', companyWords],
  ['session', sessionWords],
])('every word of %s is there in both languages', (_, words) => {
  const missing = untranslated(words);

  expect(missing).toEqual([]);
});

test('a missing key does not compile', () => {
  // @ts-expect-error the Chinese lacks b
  const words = dictionary({ a: 'One', b: 'Two' }, { a: '一' });

  expect(untranslated(words)).toEqual(['b']);
});
