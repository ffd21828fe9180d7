import { ProblemError, UnreachableError } from '../api/problem';
import type { Language } from '../language/language';
import { faultWords, refusalsInChinese } from './fault.words';

/** An error in words for the person who caused it: the server's own detail, in their language where we have it. */
export function explain(error: unknown, language: Language): string {
  const words = faultWords[language];
  if (error instanceof UnreachableError) return words.unreachable;
  if (!(error instanceof ProblemError)) return words.unknown;
  const detail = (language === 'zh-CN' ? refusalsInChinese[error.code] : undefined) ?? error.detail;
  if (error.code !== 'input.invalid' || error.fields.length === 0) return detail;
  return error.fields.map((f) => `${f.field}: ${f.message}`).join(' ');
}
