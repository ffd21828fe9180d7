import type { Drift } from './useDrift';

export interface Moved {
  intentId: string;
  name: string | null;
  before: number;
  now: number;
}

type Mix = NonNullable<Drift['before']>;

/** Below this a change of share is not worth a sentence. */
const WORTH_TELLING = 0.03;
const MOST = 5;

const sharesOf = (mix: Mix) => new Map(mix.intents.map((i) => [i.intentId, i.messages / mix.messages]));

/** The intents whose share of all messages has changed most, the largest change first. */
export function movedMost(before: Mix, now: Mix): Moved[] {
  const [was, is] = [sharesOf(before), sharesOf(now)];
  const names = new Map([...before.intents, ...now.intents].map((i) => [i.intentId, i.intentName]));
  return [...names]
    .map(([intentId, name]) => ({ intentId, name, before: was.get(intentId) ?? 0, now: is.get(intentId) ?? 0 }))
    .filter((m) => Math.abs(m.now - m.before) >= WORTH_TELLING)
    .sort((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before))
    .slice(0, MOST);
}
