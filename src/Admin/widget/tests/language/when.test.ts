import { expect, it } from 'vitest';
import { dayLabel, sameDay } from '../../src/language/when';

const now = new Date(2026, 10, 21, 9, 0);
const at = (day: number, hour = 12): string => new Date(2026, 10, day, hour).toISOString();

it('calls today and yesterday by their names and other days by their dates', () => {
  expect([21, 20, 18].map((day) => dayLabel(at(day), now, 'en'))).toEqual(['Today', 'Yesterday', 'Wed, Nov 18']);
  expect([21, 20, 18].map((day) => dayLabel(at(day), now, 'zh-CN'))).toEqual(['今天', '昨天', '11月18日周三']);
  expect(dayLabel(new Date(2025, 0, 2).toISOString(), now, 'en')).toContain('2025');
});

it('begins a day at the reader\'s midnight', () => {
  expect(sameDay(at(20, 0), at(20, 23))).toBe(true);
  expect(sameDay(at(20, 23), at(21, 0))).toBe(false);
});
