import { expect, test } from 'vitest';
import { dayText, sizeText, snoozeTimes, spanText } from './times';

test.each([
  [-500, '0s', '0 秒'],
  [42_000, '42s', '42 秒'],
  [3 * 60_000, '3m', '3 分钟'],
  [125 * 60_000, '2h 5m', '2 小时 5 分'],
  [120 * 60_000, '2h', '2 小时'],
  [50 * 3_600_000, '2d', '2 天'],
])('%i ms reads %s and %s', (ms, en, zh) => {
  const said = [spanText(ms, 'en'), spanText(ms, 'zh-CN')];

  expect(said).toEqual([en, zh]);
});

test('a Monday’s next Monday is a week away', () => {
  const monday = new Date(2026, 10, 23, 15);

  const { nextWeek, tomorrow } = snoozeTimes(monday);

  expect([nextWeek.toDateString(), nextWeek.getHours(), tomorrow.getDate()]).toEqual(['Mon Nov 30 2026', 9, 24]);
});

test('yesterday and today are said so', () => {
  const now = new Date(2026, 10, 21, 0, 30).getTime();
  const words = { today: 'Today', yesterday: 'Yesterday' };

  const said = [new Date(2026, 10, 21, 0, 10), new Date(2026, 10, 20, 23, 50)].map((at) => dayText(at.toISOString(), now, 'en', words));

  expect(said).toEqual(['Today', 'Yesterday']);
});

test('sizes are said in kB and MB', () => {
  const said = [sizeText(10), sizeText(300_000), sizeText(5_500_000)];

  expect(said).toEqual(['1 kB', '293 kB', '5.2 MB']);
});
