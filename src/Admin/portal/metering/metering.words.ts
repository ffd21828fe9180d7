import { dictionary } from '@switchboard/shared';

export const meteringWords = dictionary(
  {
    title: 'Usage',
    about: 'What your company used, by day (UTC). This is what is billed.',
    metrics: { messages: 'Messages' },
    day: 'Day',
    quantity: 'Quantity',
    total: (days: number) => `Last ${days} days`,
    busiest: 'Busiest day',
    average: 'A day on average',
    empty: 'Nothing used yet.',
    chart: (metric: string, days: number) => `${metric} on each of the last ${days} days; the table below has the same figures.`,
    range: 'Period',
    days: (n: number) => `${n} days`,
  },
  {
    title: '用量',
    about: '本企业每天（UTC）的用量，也是计费依据。',
    metrics: { messages: '消息数' },
    day: '日期',
    quantity: '数量',
    total: (days: number) => `最近 ${days} 天`,
    busiest: '最多的一天',
    average: '日均',
    empty: '还没有用量。',
    chart: (metric: string, days: number) => `最近 ${days} 天每天的${metric}，下方表格中有相同的数字。`,
    range: '时间范围',
    days: (n: number) => `${n} 天`,
  },
);
