import { expect, test } from 'vitest';
import { scopesFor } from './provisioningScopes';

const roles = [
  { name: 'agent', permissions: ['conversations:reply', 'members:read'] },
  { name: 'supervisor', permissions: ['audit:read'] },
  { name: 'admin', permissions: ['api-keys:manage'] },
];

test('a key for agents holds what agents may do, and members', () => {
  expect(scopesFor('agents', roles)).toEqual(['conversations:reply', 'members:manage', 'members:read']);
});

test('a key for all but administrators holds no more than those have', () => {
  expect(scopesFor('staff', roles)).toEqual(['audit:read', 'conversations:reply', 'members:manage', 'members:read']);
});

test('a key for everybody has no limit of its own', () => {
  expect(scopesFor('everybody', roles)).toBeNull();
});
