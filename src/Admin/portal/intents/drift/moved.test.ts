import { expect, test } from 'vitest';
import { movedMost } from './moved';

const mix = (counts: Record<string, number>) => ({
  messages: Object.values(counts).reduce((sum, n) => sum + n, 0),
  sure: 0,
  confidence: [],
  intents: Object.entries(counts).map(([name, messages]) => ({ intentId: name, intentName: name, messages })),
});

test('what has changed most is told first, and what has hardly changed is not', () => {
  const moved = movedMost(mix({ refund: 500, hours: 300, password: 200 }), mix({ refund: 300, hours: 310, password: 250, parcel: 140 }));

  expect(moved.map((m) => m.intentId)).toEqual(['refund', 'parcel', 'password']);
  expect(moved[1]).toMatchObject({ before: 0, now: 0.14 });
});

test('the same mix of more messages has not moved', () => {
  expect(movedMost(mix({ refund: 5, hours: 3 }), mix({ refund: 500, hours: 300 }))).toEqual([]);
});
