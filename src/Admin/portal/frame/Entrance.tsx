import { returnPath, SignInPage, useSessionDoors } from '@switchboard/shared';
import { Navigate, useSearchParams } from 'react-router';

/** Signing in; whoever is signed in already goes on to where they wanted. */
export function Entrance() {
  const { current } = useSessionDoors();
  const [query] = useSearchParams();
  const to = returnPath(query.get('to'), '/portal/', location.origin).slice('/portal'.length);
  if (current.state === 'signed-in') return <Navigate to={to} replace />;
  return <SignInPage face="portal" onDone={() => undefined} />;
}
