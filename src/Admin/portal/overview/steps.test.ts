import type { Inbox, Plugin } from '@switchboard/shared';
import { expect, test } from 'vitest';
import { checklistOf, type Known } from './steps';

const inbox: Inbox = {
  id: 'i', name: 'Shop', channel: 'web-chat', key: 'k', enabled: true, settings: { allowedOrigins: 'https://shop.example' }, hasIdentitySecret: false, memberIds: [], teamIds: [],
  callbackUrl: null, lastReceivedAt: null, lastSentAt: null, lastErrorAt: null, lastErrorCode: null, lastErrorReason: null, lastNoticeAt: null, lastNotice: null, streams: false, connectedAt: null, createdAt: '2026-11-01T00:00:00Z',
};
const plugin: Plugin = { id: 'web-chat', name: { en: 'Web chat' }, kind: 'channel', channel: 'web-chat', version: '1', state: 'active', reason: null, enabled: true, settings: {}, settingsSchema: null, vectors: null };
const published = (language: string) => ({ status: 'published' as const, language });
const agent = { active: true, role: 'agent' as const, capacity: 5, availability: 'online' as const, openConversations: 0 };
const ready: Known = {
  inboxes: [inbox],
  plugins: [plugin],
  articles: [published('en'), published('en'), published('en'), published('zh-CN'), published('zh-CN')],
  members: [agent],
};

const open = (known: Known) => checklistOf(known).filter((s) => !s.done).map((s) => s.key);

test('a new company has everything before it', () => {
  expect(open({ inboxes: [], plugins: [plugin], articles: [], members: [{ ...agent, role: 'admin', availability: 'offline' }] })).toEqual(['inbox', 'channel', 'origins', 'articles', 'languages', 'agents', 'online']);
});

test('a company that has done it all has nothing open', () => {
  expect(open(ready)).toEqual([]);
});

test.each<[string, Known, string[]]>([
  ['a missing plugin', { ...ready, plugins: [] }, ['channel', 'origins']],
  ['an inbox for every site', { ...ready, inboxes: [inbox, { ...inbox, settings: {} }] }, ['origins']],
  ['drafts only', { ...ready, articles: ready.articles.map((a) => ({ ...a, status: 'draft' as const })) }, ['articles', 'languages']],
  ['agents without capacity', { ...ready, members: [{ ...agent, capacity: 0 }] }, ['agents']],
])('%s leaves its step open', (_, known, expected) => {
  expect(open(known)).toEqual(expected);
});
