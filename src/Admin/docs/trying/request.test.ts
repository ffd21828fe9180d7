import { expect, test } from 'vitest';
import type { Operation } from '../document/operations';
import { addressOf, pretty } from './request';

const operation: Operation = {
  id: 'articles.one',
  tag: 'articles',
  method: 'GET',
  path: '/api/v1/articles/{id}',
  summary: '',
  permission: null,
  credentials: ['key'],
  parameters: [
    { name: 'id', in: 'path', required: true, schema: {} },
    { name: 'language', in: 'query', schema: {} },
    { name: 'search', in: 'query', schema: {} },
  ],
  body: null,
  answers: [],
};

test('what is filled in goes to its place, escaped; what is empty is left out', () => {
  const address = addressOf(operation, { id: 'a/b', language: ' ', search: '退货 & more' });

  expect(address).toEqual({ url: '/api/v1/articles/a%2Fb?search=%E9%80%80%E8%B4%A7+%26+more' });
});

test('a missing required value is named before anything is sent', () => {
  const address = addressOf(operation, { language: 'en' });

  expect(address).toEqual({ missing: 'id' });
});

test('JSON is laid out, anything else is left as it came', () => {
  expect(pretty('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(pretty('<html>')).toBe('<html>');
});
