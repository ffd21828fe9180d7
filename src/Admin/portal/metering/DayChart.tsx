import { useLanguage } from '@switchboard/shared';
import { topOf, type DayOfUse } from './series';

const [WIDTH, HEIGHT, LEFT, RIGHT, BOTTOM] = [1000, 220, 48, 20, 24];

/** One bar a day. Drawn, not interactive: the table beside it carries the figures for everybody. */
export function DayChart({ series, label }: { series: DayOfUse[]; label: string }) {
  const { language } = useLanguage();
  const top = topOf(Math.max(...series.map((d) => d.quantity)));
  const count = new Intl.NumberFormat(language, { notation: 'compact' });
  const shortDay = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', timeZone: 'UTC' });
  const step = (WIDTH - LEFT - RIGHT) / series.length;
  const y = (quantity: number) => (HEIGHT - BOTTOM) * (1 - quantity / top) + 4;
  const every = Math.ceil(series.length / 8);
  return (
    <svg className="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {[0, 0.5, 1].map((part) => (
        <g key={part}>
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(top * part)} y2={y(top * part)} className="chart-line" />
          <text x={LEFT - 8} y={y(top * part) + 4} textAnchor="end">
            {count.format(top * part)}
          </text>
        </g>
      ))}
      {series.map((d, i) => (
        <g key={d.day}>
          <rect x={LEFT + i * step + step * 0.15} width={step * 0.7} y={y(d.quantity)} height={Math.max(0, y(0) - y(d.quantity))} rx="2" className="chart-bar">
            <title>{`${d.day}: ${d.quantity}`}</title>
          </rect>
          {(series.length - 1 - i) % every === 0 && (
            <text x={LEFT + (i + 0.5) * step} y={HEIGHT - 4} textAnchor="middle">
              {shortDay.format(new Date(`${d.day}T00:00:00Z`))}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}
