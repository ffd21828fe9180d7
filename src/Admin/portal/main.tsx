import { SwitchboardApp } from '@switchboard/shared';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import './portal.css';
import { portalRouter } from './routes';

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <SwitchboardApp>
      <RouterProvider router={portalRouter} />
    </SwitchboardApp>
  </StrictMode>,
);
