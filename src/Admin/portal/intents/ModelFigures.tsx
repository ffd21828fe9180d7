import { useWords } from '@switchboard/shared';
import { Alert } from 'antd';
import { intentWords } from './intents.words';
import { percent } from './lines';
import type { Model } from './useModels';

/** With fewer, one example more or less moves every figure by percents. */
const FEW = 50;

export function ModelFigures({ model: m }: { model: Model }) {
  const words = useWords(intentWords);
  const figures: [string, string][] = [
    [words.accuracy, percent(m.accuracy)],
    [words.macroF1, percent(m.macroF1)],
    [words.coverage, percent(m.coverage)],
    [words.sureAccuracy, percent(m.sureAccuracy)],
    [words.calibration, percent(m.calibrationError)],
    [words.threshold, percent(m.threshold)],
    [words.learned, words.learnedOf(m.examples, m.held)],
    [words.duration, `${(m.milliseconds / 1000).toFixed(1)} s · ${Math.ceil(m.bytes / 1024)} KB`],
  ];
  return (
    <>
      {m.held < FEW && <Alert className="gap" type="info" showIcon title={words.fewHeld(m.held)} />}
      <dl className="figures gap" data-testid="model-figures">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {m.curve.length > 1 && (
        <section className="gap">
          <h2>{words.curve}</h2>
          <p className="soft">{words.curveHint}</p>
          <ul className="curve">
            {m.curve.map((point) => (
              <li key={point.examples}>
                <span>{words.afterExamples(point.examples)}</span>
                <meter min={0} max={1} value={point.accuracy} aria-label={words.afterExamples(point.examples)} />
                <span>{percent(point.accuracy)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
