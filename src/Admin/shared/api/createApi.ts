import createClient, { type Client } from 'openapi-fetch';
import { problemOf, UnreachableError } from './problem';
import type { Attachment, Paths } from './types';

export interface Api extends Client<Paths> {
  /** What every call carries; set by the session. */
  readonly credentials: Credentials;
  upload(file: File, signal?: AbortSignal): Promise<Attachment>;
  /** As fetch, with what every call carries: for a door whose refusals are no problem documents, and so are not thrown. */
  send(address: string, request: RequestInit & { method: string }): Promise<Response>;
}

export interface Credentials {
  csrfToken: string | null;
  /** For people who belong to several tenants. */
  tenant: string | null;
  /** Called when the server no longer knows the session. */
  onSignedOut: (() => void) | null;
  /** Called when the server wants to know anew who sits there; true when that was proven, and the call may go again. */
  onStale: (() => Promise<boolean>) | null;
}

export interface ApiOptions {
  origin?: string;
  fetch?: typeof globalThis.fetch;
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A typed client for the REST API: cookie session, CSRF header, refusals thrown as ProblemError. */
export function createApi(options: ApiOptions = {}): Api {
  const base = `${options.origin ?? globalThis.location.origin}/api/v1`;
  const send = options.fetch ?? ((...call: Parameters<typeof fetch>) => globalThis.fetch(...call));
  const credentials: Credentials = { csrfToken: null, tenant: null, onSignedOut: null, onStale: null };

  const headers = (method: string): Record<string, string> => ({
    ...(credentials.tenant ? { 'X-Tenant': credentials.tenant } : {}),
    ...(!READING.has(method) && credentials.csrfToken ? { 'X-CSRF-Token': credentials.csrfToken } : {}),
  });

  const carried = async (address: string, request: RequestInit & { method: string }): Promise<Response> => {
    const sent = new Headers(request.headers);
    for (const [name, value] of Object.entries(headers(request.method))) sent.set(name, value);
    const response = await send(address, { ...request, headers: sent, credentials: 'same-origin' }).catch((error: unknown) => {
      throw error instanceof DOMException ? error : new UnreachableError('No answer from the server.');
    });
    if (response.status === 401) credentials.onSignedOut?.();
    return response;
  };

  const checked = async (response: Response, signingIn: boolean): Promise<void> => {
    if (response.ok) return;
    if (response.status === 401 && !signingIn) credentials.onSignedOut?.();
    throw await problemOf(response);
  };

  const sendFresh = async (request: Request): Promise<Response> => {
    const again = request.clone();
    const response = await send(request);
    if (response.status !== 403 || !credentials.onStale) return response;
    const refusal = await problemOf(response.clone());
    if (refusal.code !== 'session.fresh-authentication-required' || !(await credentials.onStale())) return response;
    for (const [name, value] of Object.entries(headers(again.method))) again.headers.set(name, value);
    return send(again);
  };

  const client = createClient<Paths>({ baseUrl: base, fetch: sendFresh, credentials: 'same-origin' });
  client.use({
    onRequest({ request }) {
      for (const [name, value] of Object.entries(headers(request.method))) request.headers.set(name, value);
    },
    async onResponse({ request, response, schemaPath }) {
      await checked(response, schemaPath.startsWith('/session') && request.method === 'POST');
    },
    onError({ error }) {
      return error instanceof DOMException && error.name === 'AbortError' ? error : new UnreachableError('No answer from the server.');
    },
  });

  return Object.assign(client, {
    credentials,
    send: carried,
    async upload(file: File, signal?: AbortSignal): Promise<Attachment> {
      const body = new FormData();
      body.append('file', file, file.name);
      const response = await carried(`${base}/files`, { method: 'POST', body, signal: signal ?? null });
      if (!response.ok) throw await problemOf(response);
      return (await response.json()) as Attachment;
    },
  });
}

/** The body of an answer. Refusals have been thrown before, so there is one. */
export async function bodyOf<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T;
}
