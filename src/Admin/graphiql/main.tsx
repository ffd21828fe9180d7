import { SignedIn, SignInPage, SwitchboardApp } from '@switchboard/shared';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'graphiql/setup-workers/vite';
import { Explorer } from './Explorer';

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <SwitchboardApp>
      <SignedIn signIn={<SignInPage face="graphql" onDone={() => undefined} />}>
        <Explorer />
      </SignedIn>
    </SwitchboardApp>
  </StrictMode>,
);
