/** Permissions by what they are about, "contacts:read" under "contacts": both in alphabetical order. */
export function grouped(permissions: readonly string[]): { label: string; options: { value: string; label: string }[] }[] {
  const about = (permission: string) => permission.split(':')[0] ?? permission;
  return [...new Set(permissions.map(about))].sort().map((label) => ({
    label,
    options: permissions
      .filter((p) => about(p) === label)
      .sort()
      .map((value) => ({ value, label: value })),
  }));
}

export type Lifetime = '30' | '90' | '365' | 'never';

/** When a key ends that is made now; null for one that does not. */
export function endOf(lifetime: Lifetime, now: Date): string | null {
  return lifetime === 'never' ? null : new Date(now.getTime() + Number(lifetime) * 86_400_000).toISOString();
}
