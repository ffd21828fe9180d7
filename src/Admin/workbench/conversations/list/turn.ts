/** A smaller change is in every conversation. */
const TURN = 0.3;

/** Where a customer's mood has gone since the conversation began; null where it stayed. */
export function turnOf(change: number | null | undefined): 'fell' | 'rose' | null {
  if (change === null || change === undefined || Math.abs(change) < TURN) return null;
  return change < 0 ? 'fell' : 'rose';
}
