import { returnPath, SignedIn, SignInPage, SwitchboardApp, useSessionDoors } from '@switchboard/shared';
import { createRoot } from 'react-dom/client';
import { BrowserRouter, Navigate, Route, Routes, useLocation, useSearchParams } from 'react-router';
import { Desk } from './desk/Desk';

const BASE = '/desk/';

function SignIn() {
  const { current } = useSessionDoors();
  const [query] = useSearchParams();
  const to = returnPath(query.get('to'), [BASE], location.origin).slice(BASE.length - 1);
  if (current.state === 'signed-in') return <Navigate to={to} replace />;
  return (
    <SignedIn signIn={<SignInPage face="desk" onDone={() => undefined} />}>
      <Navigate to={to} replace />
    </SignedIn>
  );
}

/** Whoever is not signed in comes back to where they were going. */
function ToSignIn() {
  const { pathname, search } = useLocation();
  const to = `${BASE.slice(0, -1)}${pathname}${search}`;
  return <Navigate to={to === BASE ? '/sign-in' : `/sign-in?to=${encodeURIComponent(to)}`} replace />;
}

const place = document.getElementById('root');
if (!place) throw new Error('index.html has lost its #root.');

createRoot(place).render(
  <SwitchboardApp>
    <BrowserRouter basename={BASE.slice(0, -1)}>
      <Routes>
        <Route path="/sign-in" element={<SignIn />} />
        <Route
          element={
            <SignedIn signIn={<ToSignIn />}>
              <Desk />
            </SignedIn>
          }
        >
          <Route path="/" element={null} />
          <Route path="/conversations/:id" element={null} />
        </Route>
        <Route path="*" element={<Navigate to="/" replace />} />
      </Routes>
    </BrowserRouter>
  </SwitchboardApp>,
);
