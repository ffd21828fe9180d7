import type { Refusal } from '../live/refusal';
import type { Key } from './language';

const byCode: Record<string, Key> = {
  'origin.not-allowed': 'problem.site',
  'identity.required': 'problem.signIn',
  'identity.not-configured': 'problem.identity',
  'identity.hash-wrong': 'problem.identity',
  'inbox.not-found': 'problem.inbox',
  'channel.not-installed': 'problem.unavailable',
  'file.too-large': 'upload.size',
  'file.type-not-allowed': 'upload.type',
  'file.not-found': 'problem.file',
  'attachment.not-found': 'problem.file',
  'network.unreachable': 'problem.network',
};

/** Which sentence a customer reads for a refusal. */
export function sentenceFor(refusal: Pick<Refusal, 'status' | 'code'>): Key {
  const known = byCode[refusal.code];
  if (known !== undefined) return known;
  if (refusal.status === 0 || refusal.status === 408) return 'problem.network';
  if (refusal.status === 429) return 'problem.tooMany';
  if (refusal.status === 403) return 'problem.site';
  if (refusal.status >= 500) return 'problem.unavailable';
  if (refusal.status === 400 || refusal.status === 413) return 'problem.input';
  return 'problem.unknown';
}
