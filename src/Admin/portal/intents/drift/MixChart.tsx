import { useWords } from '@switchboard/shared';
import { driftWords } from './drift.words';
import type { Drift } from './useDrift';

const [WIDTH, HEIGHT, BOTTOM] = [600, 160, 22];

/** Two bars a tenth of confidence. Drawn, not interactive: the sentences below it carry what matters for everybody. */
export function MixChart({ before, now }: { before: NonNullable<Drift['before']>; now: NonNullable<Drift['now']> }) {
  const words = useWords(driftWords);
  const sides = [before, now].map((mix) => mix.confidence.map((n) => n / mix.messages));
  const top = Math.max(...sides.flat(), 0.01);
  const step = WIDTH / 10;
  const height = (share: number) => ((HEIGHT - BOTTOM - 6) * share) / top;
  return (
    <>
      <svg className="chart mix" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words.chart}>
        <line x1={0} x2={WIDTH} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM} className="chart-line" />
        {sides.map((shares, side) =>
          shares.map((share, tenth) => (
            <rect
              key={`${side} ${tenth}`}
              x={tenth * step + step * (side === 0 ? 0.14 : 0.52)}
              width={step * 0.34}
              y={HEIGHT - BOTTOM - height(share)}
              height={height(share)}
              className={side === 0 ? 'chart-bar mix-before' : 'chart-bar'}
            >
              <title>{`${side === 0 ? words.before : words.now}: ${tenth * 10}–${tenth * 10 + 10} %: ${(share * 100).toFixed(1)} %`}</title>
            </rect>
          )),
        )}
        {Array.from({ length: 10 }, (_, tenth) => (
          <text key={tenth} x={(tenth + 0.5) * step} y={HEIGHT - 4} textAnchor="middle">
            {`${tenth * 10}–${tenth * 10 + 10}`}
          </text>
        ))}
      </svg>
      <p className="soft mix-legend">
        <i className="mix-before" aria-hidden /> {words.before} <i aria-hidden /> {words.now}
      </p>
    </>
  );
}
