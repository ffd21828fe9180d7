import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { ApiContext } from './api/ApiContext';
import { createApi } from './api/createApi';
import { ProblemError } from './api/problem';
import { ErrorBoundary } from './faults/ErrorBoundary';
import { LanguageProvider } from './language/LanguageContext';
import { FreshAuthentication } from './session/FreshAuthentication';
import { SessionProvider } from './session/SessionContext';
import { ThemeProvider } from './theme/ThemeProvider';
import './theme/page.css';

/** What every face of ours stands on: language, theme, API, session. */
export function SwitchboardApp({ children }: { children: ReactNode }) {
  const [api] = useState(() => createApi());
  const [queries] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          // A refusal stays a refusal however often we ask; only silence is worth asking again.
          queries: { staleTime: 15_000, retry: (count, error) => !(error instanceof ProblemError) && count < 2 },
        },
      }),
  );
  return (
    <LanguageProvider>
      <ThemeProvider>
        <ErrorBoundary>
          <QueryClientProvider client={queries}>
            <ApiContext value={api}>
              <SessionProvider>
                {children}
                <FreshAuthentication />
              </SessionProvider>
            </ApiContext>
          </QueryClientProvider>
        </ErrorBoundary>
      </ThemeProvider>
    </LanguageProvider>
  );
}
