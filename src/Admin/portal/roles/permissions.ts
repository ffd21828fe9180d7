import type { Permission } from './useRoles';

export interface PermissionGroup {
  noun: string;
  permissions: Permission[];
}

/** By what they are about, in the order of the alphabet that the server gives them in. */
export function grouped(permissions: readonly Permission[]): PermissionGroup[] {
  const groups = new Map<string, Permission[]>();
  for (const permission of permissions) {
    const noun = permission.name.split(':')[0] ?? permission.name;
    groups.set(noun, [...(groups.get(noun) ?? []), permission]);
  }
  return [...groups].map(([noun, of]) => ({ noun, permissions: of }));
}

const OF_EVERY_INBOX = ['audit:read', 'webhooks:manage'];

/** What must be chosen along: a webhook is told of every inbox, and the audit log tells of it. */
export function withNeeded(chosen: readonly string[]): string[] {
  return !chosen.includes('inboxes:all') && chosen.some((p) => OF_EVERY_INBOX.includes(p)) ? [...chosen, 'inboxes:all'] : [...chosen];
}
