import type { companyWords } from './company.words';

type Failure = keyof (typeof companyWords)['en']['failures'];

/** What the address of a sign-in page tells: which company, and how the last try ended. */
export interface CompanyReturn {
  tenant: string;
  failure: Failure | null;
  quote: string | null;
  to: string | null;
  again: boolean;
}

const FAILURES: ReadonlySet<string> = new Set<Failure>([
  'state', 'declined', 'unreachable', 'provider-refused', 'misconfigured', 'token', 'organization', 'not-again', 'no-address', 'owner', 'stranger', 'no-group', 'inactive', 'operator', 'twice',
]);

export function companyReturn(search: string): CompanyReturn {
  const query = new URLSearchParams(search);
  const code = query.get('sso');
  const word = code?.startsWith('sso.') ? code.slice(4) : code;
  const quote = query.get('quote');
  return {
    tenant: query.get('tenant') ?? '',
    failure: word ? (FAILURES.has(word) ? (word as Failure) : 'other') : null,
    quote: quote && /^[0-9a-f]{8}$/.test(quote) ? quote : null,
    to: query.get('to'),
    again: query.has('again'),
  };
}

/** Where a browser begins; the server judges where it may go on to. */
export function startAddress(provider: string, to: string | null, again: boolean): string {
  const query = new URLSearchParams({ ...(to ? { to } : {}), ...(again ? { again: '1' } : {}) }).toString();
  return `/api/v1/single-sign-on/${provider}/start${query ? `?${query}` : ''}`;
}
