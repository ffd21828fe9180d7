import { ErrorBoundary, LanguageProvider, ThemeProvider } from '@switchboard/shared';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Docs } from './Docs';
import '@switchboard/shared/theme/page.css';
import './docs.css';

// No session here: the API is public to read about, and tries carry their own key.
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <LanguageProvider>
      <ThemeProvider>
        <ErrorBoundary>
          <Docs />
        </ErrorBoundary>
      </ThemeProvider>
    </LanguageProvider>
  </StrictMode>,
);
