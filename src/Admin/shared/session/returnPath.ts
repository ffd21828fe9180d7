/**
 * Where to go after signing in. Only a path below one of the given bases is taken, the first of them otherwise: an address of another
 * origin ("//evil", "https://…", "/\\evil") would make our sign-in page a stepping stone for phishing.
 */
export function returnPath(wanted: string | null, bases: readonly [string, ...string[]], origin: string): string {
  const [home] = bases;
  if (!wanted || !URL.canParse(wanted, origin)) return home;
  const url = new URL(wanted, origin);
  const inside = url.origin === origin && bases.some((base) => url.pathname.startsWith(base)) && !url.pathname.startsWith(`${home}sign-in`);
  return inside ? `${url.pathname}${url.search}` : home;
}
