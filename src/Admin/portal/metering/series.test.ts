import { expect, test } from 'vitest';
import { seriesOf, summaryOf, topOf } from './series';

const rows = [
  { day: '2026-03-01', metric: 'messages', quantity: 12 },
  { day: '2026-02-27', metric: 'messages', quantity: 3 },
  { day: '2026-02-28', metric: 'tokens', quantity: 99 },
];

test('every day is there once, oldest first, over the end of a month', () => {
  const series = seriesOf(rows, 'messages', '2026-03-01', 3);

  expect(series).toEqual([
    { day: '2026-02-27', quantity: 3 },
    { day: '2026-02-28', quantity: 0 },
    { day: '2026-03-01', quantity: 12 },
  ]);
});

test('the summary counts quiet days too', () => {
  const summary = summaryOf(seriesOf(rows, 'messages', '2026-03-01', 3));

  expect(summary).toEqual({ total: 15, average: 5, busiest: { day: '2026-03-01', quantity: 12 } });
});

test.each([[0, 1], [1, 1], [7, 10], [12, 20], [201, 500], [1000, 1000]])('a chart of at most %d ends at %d', (largest, top) => {
  expect(topOf(largest)).toBe(top);
});
