import type { Schemas } from '@switchboard/shared';

export interface DayOfUse {
  day: string;
  quantity: number;
}

/** Each of the last days once, oldest first; a day without a row was a day without use. */
export function seriesOf(rows: readonly Omit<Schemas['Usage'], 'id'>[], metric: string, today: string, days: number): DayOfUse[] {
  const used = new Map(rows.filter((r) => r.metric === metric).map((r) => [r.day, r.quantity]));
  const last = Date.parse(`${today}T00:00:00Z`);
  return Array.from({ length: days }, (_, i) => {
    const day = new Date(last - (days - 1 - i) * 86_400_000).toISOString().slice(0, 10);
    return { day, quantity: used.get(day) ?? 0 };
  });
}

export interface Summary {
  total: number;
  average: number;
  busiest: DayOfUse | null;
}

export function summaryOf(series: readonly DayOfUse[]): Summary {
  const total = series.reduce((sum, d) => sum + d.quantity, 0);
  const busiest = series.reduce<DayOfUse | null>((best, d) => (d.quantity > (best?.quantity ?? 0) ? d : best), null);
  return { total, average: series.length === 0 ? 0 : Math.round(total / series.length), busiest };
}

/** The round number at the top of a chart: 1, 2 or 5 times a power of ten. */
export function topOf(largest: number): number {
  if (largest <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(largest));
  return ([1, 2, 5, 10].find((n) => n * power >= largest) ?? 10) * power;
}
