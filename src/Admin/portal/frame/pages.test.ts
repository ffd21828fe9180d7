import { expect, test } from 'vitest';
import { offered, PAGES } from './pages';

const READING = ['inboxes:read', 'members:read', 'articles:read', 'intents:read'];

function keysFor(...permissions: string[]): string[] {
  return offered((p) => permissions.includes(p)).flatMap((g) => g.pages.map((page) => page.key));
}

test('an agent is offered what agents may read, and no page that would refuse them', () => {
  const keys = keysFor(...READING);

  expect(keys).toEqual(['overview', 'inboxes', 'articles', 'try', 'intents', 'members', 'teams', 'roles', 'security']);
});

test('an administrator is offered every page', () => {
  const keys = keysFor(...READING, 'articles:write', 'api-keys:manage', 'oauth-clients:manage', 'identity-providers:manage', 'webhooks:manage', 'intents:manage', 'models:review', 'plugins:read', 'usage:read', 'audit:read');

  expect(keys).toHaveLength(PAGES.length);
});

test('a group without pages is not shown', () => {
  const groups = offered(() => false).map((g) => g.group);

  expect(groups).toEqual(['start', 'people']);
});
