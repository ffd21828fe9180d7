import type { OpenApi, Schema } from './openapi';
import { resolved } from './schema';

const ID = '01990000-0000-7000-8000-000000000001';
const SAID: Readonly<Record<string, string>> = {
  email: 'wang.li@example.com',
  name: 'Wang Li',
  text: 'Where is my parcel?',
  clientId: '5f0f8a3c-1',
  title: 'How to return an item',
  body: 'Open **My orders** and choose *Return*.',
  slug: 'return-an-item',
  category: 'Orders',
  phone: '+86 138 0000 0000',
  channel: 'web-chat',
  q: 'how do I return an item',
  url: '/help/acme/return-an-item',
  day: '2026-11-21',
  color: '#2456c4',
  code: 'input.invalid',
  language: 'en',
  snippet: 'Open My orders and choose Return.',
  nextCursor: 'eyJhZnRlciI6Li4ufQ',
  prefix: 'sb_4f2a',
  secret: 'sb_4f2a…',
  key: '9f2c61d07a3b4e5f8a1c2d3e',
  version: '0.1.0',
  metric: 'messages',
  verb: 'inboxes.change',
  contentType: 'image/png',
};

/** A value that the schema allows, as a caller would write it. Optional fields are left out of what is sent, not of what is answered. */
export function exampleOf(document: OpenApi, schema: Schema, sent: boolean, name = '', depth = 0): unknown {
  const { schema: s } = resolved(document, schema);
  if (s.default !== undefined && s.default !== '') return s.default;
  const words = s.enum?.filter((w) => w !== null);
  if (words?.length) return words[0];
  const type = Array.isArray(s.type) ? s.type.find((t) => t !== 'null') : s.type;
  if (s.properties && depth < 5) return objectOf(document, s, sent, depth);
  switch (type) {
    case 'object':
      return typeof s.additionalProperties === 'object' ? { greeting: 'Hello! How can we help?' } : {};
    case 'array':
      return s.items && depth < 5 ? [exampleOf(document, s.items, sent, name.replace(/s$/, ''), depth + 1)] : [];
    case 'integer':
    case 'number':
      return s.minimum ?? 1;
    case 'boolean':
      return true;
    default:
      return textOf(s, name);
  }
}

function objectOf(document: OpenApi, s: Schema, sent: boolean, depth: number): Record<string, unknown> {
  const required = new Set(s.required ?? []);
  const all = Object.entries(s.properties ?? {});
  // A change whose every field is optional would show an empty body, which tells nothing.
  const shown = sent && required.size > 0 ? all.filter(([name]) => required.has(name)) : all;
  return Object.fromEntries(shown.map(([name, field]) => [name, exampleOf(document, field, sent, name, depth + 1)]));
}

function textOf(s: Schema, name: string): string {
  if (s.format === 'uuid' || name === 'id') return ID;
  if (s.format === 'date-time') return '2026-11-21T08:00:00Z';
  if (s.format === 'date') return '2026-11-21';
  return SAID[name] ?? `${name || 'text'}…`;
}
