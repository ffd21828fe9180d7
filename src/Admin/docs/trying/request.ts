import type { Operation } from '../document/operations';

export type Values = Readonly<Record<string, string>>;

/** Where a try goes, or the name of what is still missing. */
export function addressOf(operation: Operation, values: Values): { url: string } | { missing: string } {
  const given = (name: string) => values[name]?.trim() ?? '';
  const missing = operation.parameters.find((p) => p.required && !given(p.name));
  if (missing) return { missing: missing.name };
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(given(name)));
  const query = new URLSearchParams(operation.parameters.filter((p) => p.in === 'query' && given(p.name)).map((p) => [p.name, given(p.name)]));
  return { url: query.size > 0 ? `${path}?${query}` : path };
}

export interface Answered {
  status: number;
  milliseconds: number;
  text: string;
}

export async function send(operation: Operation, url: string, key: string, body: BodyInit | null, signal: AbortSignal): Promise<Answered> {
  const began = performance.now();
  const response = await fetch(url, {
    method: operation.method,
    headers: {
      ...(key ? { Authorization: `Bearer ${key}` } : {}),
      ...(typeof body === 'string' ? { 'Content-Type': 'application/json' } : {}),
    },
    body,
    // Only the key speaks: a try must not happen as whoever is signed in in another tab.
    credentials: 'omit',
    signal,
  });
  const text = await response.text();
  return { status: response.status, milliseconds: Math.round(performance.now() - began), text: pretty(text) };
}

export function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
