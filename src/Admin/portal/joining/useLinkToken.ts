import { useState } from 'react';

/** The secret of a letter's link. It stands behind the #, which browsers send to nobody; and it leaves the address bar at once. */
export function useLinkToken(kept?: string): string | null {
  const [token] = useState(() => {
    const given = location.hash.slice(1) || null;
    if (given) history.replaceState(history.state, '', location.pathname + location.search);
    if (given && kept) sessionStorage.setItem(kept, given);
    return given ?? (kept ? sessionStorage.getItem(kept) : null);
  });
  return token;
}
