import { expect, test } from 'vitest';
import { grouped, withNeeded } from './permissions';
import type { Permission } from './useRoles';

const permission = (name: string): Permission => ({ name, yours: true, verbs: [], sets: [] });

test('permissions stand together by what they are about', () => {
  const groups = grouped([permission('articles:read'), permission('articles:write'), permission('members:read')]);

  expect(groups.map((g) => [g.noun, g.permissions.map((p) => p.name)])).toEqual([
    ['articles', ['articles:read', 'articles:write']],
    ['members', ['members:read']],
  ]);
});

test('who may set up webhooks sees every inbox, for a webhook is told of all', () => {
  const chosen = withNeeded(['webhooks:manage']);

  expect(chosen).toEqual(['webhooks:manage', 'inboxes:all']);
});

test('nothing else brings anything along', () => {
  const chosen = withNeeded(['inboxes:manage', 'members:read']);

  expect(chosen).toEqual(['inboxes:manage', 'members:read']);
});
