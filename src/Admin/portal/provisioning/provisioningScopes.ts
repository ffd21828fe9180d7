export type Reach = 'agents' | 'staff' | 'everybody';

interface RoleRights {
  name: string;
  permissions: readonly string[];
}

const REACHED: Readonly<Record<Exclude<Reach, 'everybody'>, readonly string[]>> = {
  agents: ['agent'],
  staff: ['agent', 'supervisor', 'inspector', 'analyst'],
};

/** What a directory's key must hold: nobody hands out what they do not have. Null for everything. */
export function scopesFor(reach: Reach, roles: readonly RoleRights[]): string[] | null {
  if (reach === 'everybody') return null;
  const given = roles.filter((r) => REACHED[reach].includes(r.name)).flatMap((r) => r.permissions);
  return [...new Set([...given, 'members:read', 'members:manage'])].sort();
}
