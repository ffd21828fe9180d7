import type { Article, Language } from '@switchboard/shared';
import { expect, test } from 'vitest';
import { categoryOf, helpAddress, titleOf, topicsOf } from './topics';

const article = (slug: string, language: Language, translated: boolean, updatedAt = '2026-11-01T00:00:00Z'): Article => ({
  id: `${slug}/${language}`,
  slug,
  language,
  title: `${slug} in ${language}`,
  category: 'Orders',
  body: '…',
  status: 'published',
  questions: [],
  translated,
  createdAt: updatedAt,
  updatedAt,
});

test('both languages of an address are one topic with the later change', () => {
  const topics = topicsOf([article('return', 'en', true, '2026-11-02T00:00:00Z'), article('return', 'zh-CN', true)]);

  expect(topics).toHaveLength(1);
  expect(topics[0]).toMatchObject({ slug: 'return', updatedAt: '2026-11-02T00:00:00Z', versions: { en: { language: 'en' }, 'zh-CN': { language: 'zh-CN' } } });
});

test('a version that was not listed is told apart from one that is not there', () => {
  const [listed, alone] = topicsOf([article('return', 'en', true), article('refund', 'en', false)]);

  expect(listed?.versions['zh-CN']).toBe('elsewhere');
  expect(alone?.versions['zh-CN']).toBe('missing');
});

test('a topic is called as in the reader’s language, or as in the other', () => {
  const [topic] = topicsOf([article('return', 'en', false)]);

  expect(topic && titleOf(topic, 'zh-CN')).toBe('return in en');
});

test('its category is in the reader’s language, whichever version came first', () => {
  const [topic] = topicsOf([article('return', 'en', true), { ...article('return', 'zh-CN', true), category: '订单' }]);

  expect(topic && categoryOf(topic, 'zh-CN')).toBe('订单');
  expect(topic && categoryOf(topic, 'en')).toBe('Orders');
});

test('the public address names tenant, slug and language', () => {
  expect(helpAddress('acme', 'return-an-item', 'zh-CN')).toBe('/help/acme/return-an-item?language=zh-CN');
});
