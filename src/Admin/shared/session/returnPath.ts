/**
 * Where to go after signing in. Only a path below this app's own base is taken: an address of another origin
 * ("//evil", "https://…", "/\\evil") would make our sign-in page a stepping stone for phishing.
 */
export function returnPath(wanted: string | null, base: string, origin: string): string {
  if (!wanted || !URL.canParse(wanted, origin)) return base;
  const url = new URL(wanted, origin);
  const inside = url.origin === origin && url.pathname.startsWith(base) && !url.pathname.startsWith(`${base}sign-in`);
  return inside ? `${url.pathname}${url.search}` : base;
}
