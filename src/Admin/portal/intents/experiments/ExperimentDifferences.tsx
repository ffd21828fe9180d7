import { Refused, useLanguage, useWords } from '@switchboard/shared';
import { Skeleton, Table, type TableColumnsType } from 'antd';
import { day } from '../../frame/dates';
import { percent } from '../lines';
import { experimentWords } from './experiments.words';
import { usePlaces, type Difference, type Experiment, type Outcome } from './useExperiments';

const keyOf = (pair: Difference) => `${pair.liveIntentId} ${pair.challengerIntentId}`;

/** How often two versions agree, and pair by pair where they do not. */
export function ExperimentDifferences({ experiment: e, agreement }: { experiment: Experiment; agreement: NonNullable<Outcome['agreement']> }) {
  const words = useWords(experimentWords);
  const columns: TableColumnsType<Difference> = [
    { key: 'live', title: words.said(e.liveNumber), render: (_, d) => d.liveIntentName ?? words.gone },
    { key: 'challenger', title: words.said(e.challengerNumber), render: (_, d) => d.challengerIntentName ?? words.gone },
    { key: 'count', title: words.times, render: (_, d) => d.count },
  ];
  return (
    <section className="gap" data-testid="experiment-agreement">
      <h2>{words.agreement}</h2>
      <p>{agreement.same.share === null ? words.noMessages : words.agreed(percent(agreement.same.share), agreement.same.count, agreement.both)}</p>
      {agreement.both > 0 && (
        <Table<Difference>
          aria-label={words.agreement}
          dataSource={agreement.differences}
          rowKey={keyOf}
          columns={columns}
          pagination={false}
          size="middle"
          scroll={{ x: 'max-content' }}
          locale={{ emptyText: words.noDifference }}
          expandable={{ expandedRowRender: (d) => <Places id={e.id} pair={d} /> }}
        />
      )}
    </section>
  );
}

function Places({ id, pair }: { id: string; pair: Difference }) {
  const words = useWords(experimentWords);
  const { language } = useLanguage();
  const { data, isError, error, refetch } = usePlaces(id, pair);
  if (isError) return <Refused error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active title={false} />;
  if (data.items.length === 0) return <span className="soft">{words.noPlaces}</span>;
  return (
    <ul className="tried" aria-label={words.places}>
      {data.items.map((p) => (
        <li key={`${p.conversationId} ${p.seq}`}>
          <a href={`/desk/conversations/${p.conversationId}`}>{words.place(p.conversationNumber)}</a>
          <span className="soft">{`${day(p.saidOn, language)} · ${percent(p.liveConfidence)} / ${percent(p.challengerConfidence)}`}</span>
        </li>
      ))}
    </ul>
  );
}
