import type { Article, Inbox, Member, Plugin } from '@switchboard/shared';
import { healthOf } from '../inboxes/health';

export type StepKey = 'inbox' | 'channel' | 'origins' | 'articles' | 'languages' | 'agents' | 'online';

export interface Known {
  inboxes: readonly Inbox[];
  plugins: readonly Plugin[] | null;
  articles: readonly Pick<Article, 'status' | 'language'>[];
  members: readonly Pick<Member, 'active' | 'role' | 'capacity' | 'availability' | 'openConversations'>[];
}

const ENOUGH_ARTICLES = 5;

/** What a new company has to do, in the order in which it is best done. */
export function checklistOf({ inboxes, plugins, articles, members }: Known): { key: StepKey; done: boolean }[] {
  const serving = inboxes.filter((i) => ['ready', 'unknown'].includes(healthOf(i, plugins).kind));
  const published = articles.filter((a) => a.status === 'published');
  const answering = members.filter((m) => m.active && ['agent', 'supervisor'].includes(m.role) && m.capacity > 0);
  return [
    { key: 'inbox', done: inboxes.length > 0 },
    { key: 'channel', done: serving.length > 0 },
    { key: 'origins', done: serving.length > 0 && serving.every((i) => (i.settings['allowedOrigins'] ?? '').trim() !== '') },
    { key: 'articles', done: published.length >= ENOUGH_ARTICLES },
    { key: 'languages', done: new Set(published.map((a) => a.language)).size > 1 },
    { key: 'agents', done: answering.length > 0 },
    { key: 'online', done: members.some((m) => m.active && m.availability === 'online') },
  ];
}
