import { useWords } from '@switchboard/shared';
import { Table, type TableColumnsType } from 'antd';
import { percent } from '../lines';
import { experimentWords } from './experiments.words';
import { tellingOf, type Measure } from './measures';
import type { Arm, Experiment, Outcome } from './useExperiments';

/** Each measure with both versions' figures, and in words whether it tells them apart. */
export function ExperimentMeasures({ experiment: e, outcome }: { experiment: Experiment; outcome: Outcome }) {
  const words = useWords(experimentWords);
  const figure = (arm: Arm, measure: Measure) => {
    if (measure === 'rating') {
      const { mean, count, low, high } = arm.rating;
      return mean === null ? words.nothing : <Figure value={mean.toFixed(2)} detail={`n = ${count} · ${words.between(low.toFixed(2), high.toFixed(2))}`} />;
    }
    const { share, count, of, low, high } = arm[measure === 'handed-over' ? 'handedOver' : measure];
    return share === null ? words.nothing : <Figure value={percent(share)} detail={`${words.of(count, of)} · ${words.between(percent(low), percent(high))}`} />;
  };
  const higher = (measure: Measure) => {
    const arm = outcome.findings.find((f) => f.measure === measure)?.higher ?? null;
    return arm === null ? words.notEnough : words.higher(arm === 'live' ? e.liveNumber : e.challengerNumber);
  };
  const columns: TableColumnsType<Measure> = [
    { key: 'measure', title: words.measure, render: (_, m) => words.measures[m] },
    { key: 'live', title: words.live(e.liveNumber), render: (_, m) => figure(outcome.live, m) },
    { key: 'challenger', title: words.challenger(e.challengerNumber), render: (_, m) => figure(outcome.challenger, m) },
    { key: 'finding', title: words.finding, render: (_, m) => <span data-testid={`finding-${m}`}>{higher(m)}</span> },
  ];
  return (
    <section className="gap">
      <p className="soft">{e.mode === 'shadow' ? words.shadowCounted : words.counted}</p>
      <p data-testid="experiment-conversations">
        {`${words.conversations}: ${words.live(e.liveNumber)} ${outcome.live.conversations} · ${words.challenger(e.challengerNumber)} ${outcome.challenger.conversations}`}
      </p>
      <Table<Measure> aria-label={words.measure} dataSource={tellingOf(e.mode)} rowKey={(m) => m} columns={columns} pagination={false} size="middle" scroll={{ x: 'max-content' }} />
    </section>
  );
}

function Figure({ value, detail }: { value: string; detail: string }) {
  return (
    <span className="person">
      {value}
      <small>{detail}</small>
    </span>
  );
}
