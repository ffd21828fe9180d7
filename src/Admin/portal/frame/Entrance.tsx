import { returnPath, SignInPage, useSessionDoors } from '@switchboard/shared';
import { useEffect, useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';

/** Signing in; whoever is signed in already goes on to where they wanted, unless they were asked to prove it anew. */
export function Entrance() {
  const { current } = useSessionDoors();
  const [query] = useSearchParams();
  const [again, setAgain] = useState(query.has('again'));
  const to = returnPath(query.get('to'), ['/portal/', '/connect/'], location.origin);
  if (current.state !== 'signed-in' || again) return <SignInPage face="portal" onDone={() => setAgain(false)} />;
  return to.startsWith('/portal/') ? <Navigate to={to.slice('/portal'.length)} replace /> : <Leave to={to} />;
}

/** Pages for other applications are the server's own. */
function Leave({ to }: { to: string }) {
  useEffect(() => location.replace(to), [to]);
  return null;
}
