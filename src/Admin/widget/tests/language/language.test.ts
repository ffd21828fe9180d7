import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { en } from '../../src/language/en';
import { choose, speak, type Key } from '../../src/language/language';
import { sentenceFor } from '../../src/language/problems';
import { zhCN } from '../../src/language/zhCN';

const keys = Object.keys(en) as Key[];
const holes = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();

it('has every sentence in both languages, with the same places to fill', () => {
  expect(Object.keys(zhCN).sort()).toEqual([...keys].sort());
  for (const key of keys) {
    expect(zhCN[key], key).not.toBe('');
    expect(holes(zhCN[key]), key).toEqual(holes(en[key]));
    expect(/[\u3400-\u9fff]/.test(zhCN[key]), `${key} is not Chinese`).toBe(true);
    expect(/[\u3400-\u9fff]/.test(en[key]), `${key} is not English`).toBe(false);
  }
});

it('says every sentence somewhere', () => {
  const files = readdirSync('src', { recursive: true, withFileTypes: true }).filter((f) => f.isFile() && f.name.endsWith('.ts') && !['en.ts', 'zhCN.ts'].includes(f.name));
  const source = files.map((f) => readFileSync(join(f.parentPath, f.name), 'utf8')).join('\n');

  const unsaid = keys.filter((key) => !source.includes(`'${key}'`) && !/^rating\.[1-5]$/.test(key));

  expect(unsaid).toEqual([]);
});

it.each<[string | null, string[], string]>([
  [null, ['zh-TW', 'en'], 'zh-CN'],
  [null, ['de', 'en-GB'], 'en'],
  [null, ['de'], 'en'],
  ['zh-CN', ['en'], 'zh-CN'],
  ['en', ['zh-CN'], 'en'],
  ['fr', ['zh-CN'], 'zh-CN'],
])('speaks to a page that asks for %s and a reader of %s in %s', (asked, browser, expected) => {
  expect(choose(asked, browser)).toBe(expected);
});

it('fills in what it is given', () => {
  expect(speak('en')('event.assigned', { name: 'Mia' })).toBe('Mia joined');
  expect(speak('zh-CN')('queue.place', { place: 2 })).toContain('第 2 位');
});

it.each<[number, string, Key]>([
  [403, 'origin.not-allowed', 'problem.site'],
  [403, 'identity.required', 'problem.signIn'],
  [403, 'identity.hash-wrong', 'problem.identity'],
  [404, 'inbox.not-found', 'problem.inbox'],
  [429, 'too-many', 'problem.tooMany'],
  [503, 'channel.not-installed', 'problem.unavailable'],
  [503, 'messages.unavailable', 'problem.unavailable'],
  [0, 'network.unreachable', 'problem.network'],
  [413, 'file.too-large', 'upload.size'],
  [500, '', 'problem.unavailable'],
  [409, 'conversation.resolved', 'problem.unknown'],
])('has a clear sentence for %i %s', (status, code, expected) => {
  expect(sentenceFor({ status, code })).toBe(expected);
});
