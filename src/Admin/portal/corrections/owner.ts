import { ProblemError } from '@switchboard/shared';

/** The intent that has the text already, when that is why it was refused: the refusal names it in quotation marks. */
export function ownerIn(fault: unknown): string | null {
  if (!(fault instanceof ProblemError) || fault.code !== 'intent-example.of-another') return null;
  return /“(.+)”/.exec(fault.detail)?.[1] ?? '';
}
