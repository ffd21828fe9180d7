import { problemOf, UnreachableError } from '@switchboard/shared';
import { useCallback, useEffect, useState } from 'react';
import type { OpenApi } from './openapi';

export type Loaded = { state: 'loading' } | { state: 'failed'; error: unknown } | { state: 'there'; document: OpenApi };

export function useOpenApi(): [Loaded, () => void] {
  const [loaded, setLoaded] = useState<Loaded>({ state: 'loading' });
  const [asked, setAsked] = useState(0);

  useEffect(() => {
    const stop = new AbortController();
    read(stop.signal).then(
      (document) => setLoaded({ state: 'there', document }),
      (error: unknown) => !stop.signal.aborted && setLoaded({ state: 'failed', error }),
    );
    return () => stop.abort();
  }, [asked]);

  const again = useCallback(() => {
    setLoaded({ state: 'loading' });
    setAsked((n) => n + 1);
  }, []);
  return [loaded, again];
}

async function read(signal: AbortSignal): Promise<OpenApi> {
  const response = await fetch('/openapi/v1.json', { signal }).catch(() => {
    throw new UnreachableError('No answer from the server.');
  });
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as OpenApi;
}
