const first = 500;
const longest = 30_000;

/** Half fixed, half chance: a thousand widgets that lost one server must not come back in step. */
export function backoff(attempt: number, chance: number = Math.random()): number {
  const full = Math.min(longest, first * 2 ** Math.min(attempt, 16));
  return Math.round(full / 2 + (full / 2) * chance);
}
