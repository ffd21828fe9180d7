import { Refused, useLanguage, useWords } from '@switchboard/shared';
import { Alert, Skeleton } from 'antd';
import { day, moment } from '../../frame/dates';
import { percent } from '../lines';
import { driftWords } from './drift.words';
import { MixChart } from './MixChart';
import { movedMost } from './moved';
import { useDrift, type Drift } from './useDrift';

/** Whether what a version says has moved from what it said at first, and what did. */
export function ModelDrift({ id }: { id: string }) {
  const words = useWords(driftWords);
  const { data, isError, error, refetch } = useDrift(id);
  return (
    <section className="gap" data-testid="model-drift">
      <h2>{words.title}</h2>
      <p className="soft">{words.about}</p>
      {isError && <Refused error={error} onRetry={() => void refetch()} />}
      {!data && !isError && <Skeleton active />}
      {data && <Verdict drift={data} />}
      {data?.before && data.now && data.before.messages > 0 && data.now.messages > 0 && (
        <>
          <MixChart before={data.before} now={data.now} />
          <WhatMoved before={data.before} now={data.now} />
        </>
      )}
    </section>
  );
}

function Verdict({ drift: d }: { drift: Drift }) {
  const words = useWords(driftWords);
  const { language } = useLanguage();
  if (d.measuredAt === null) return <p>{words.early}</p>;
  if (d.confidenceShift === null || d.intentShift === null) return <p>{words.few(d.before?.messages ?? 0, d.now?.messages ?? 0)}</p>;
  return (
    <Alert
      className="gap"
      type={d.alarmedAt === null ? 'success' : 'warning'}
      showIcon
      title={d.alarmedAt === null ? words.calm : words.alarm(day(d.alarmedAt, language))}
      description={`${words.shifts(d.confidenceShift.toFixed(2), d.intentShift.toFixed(2))} ${words.measured(moment(d.measuredAt, language))}`}
    />
  );
}

function WhatMoved({ before, now }: { before: NonNullable<Drift['before']>; now: NonNullable<Drift['now']> }) {
  const words = useWords(driftWords);
  return (
    <ul>
      <li>{words.sure(percent(before.sure / before.messages), percent(now.sure / now.messages))}</li>
      {movedMost(before, now).map((m) => (
        <li key={m.intentId}>{(m.now > m.before ? words.more : words.fewer)(m.name ?? words.gone, percent(m.before), percent(m.now))}</li>
      ))}
    </ul>
  );
}
