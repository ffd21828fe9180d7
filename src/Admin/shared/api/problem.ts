import type { Problem, Schemas } from './types';

export type FieldError = Schemas['FieldError'];

/** The server refused and said why. `fields` names what to mend in a form. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly fields: readonly FieldError[] = [],
    readonly traceId = '',
    /** What the next step of signing in needs; only where there is one. */
    readonly next: { ticket: string; methods: string[] } | null = null,
  ) {
    super(detail);
  }
}

/** No answer came: offline, or the server is away. Nothing is known about what happened to the call. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

/** An answer that is no problem document (a proxy's page, say) still becomes one, so that callers know one shape. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const body = (await response.json().catch(() => null)) as (Partial<Problem> & { ticket?: string; methods?: string[] }) | null;
  const detail = body?.detail ?? body?.title ?? `The server answered ${response.status}.`;
  return new ProblemError(response.status, body?.code ?? 'http.unknown', detail, body?.errors ?? [], body?.traceId ?? '', body?.ticket ? { ticket: body.ticket, methods: body.methods ?? [] } : null);
}
