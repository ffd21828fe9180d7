import { bodyOf, Refused, useApi, useLanguage, useWords, type Schemas } from '@switchboard/shared';
import { useQuery } from '@tanstack/react-query';
import { Empty, Segmented, Skeleton, Table } from 'antd';
import { useState } from 'react';
import { PageHead } from '../frame/PageHead';
import { DayChart } from './DayChart';
import { meteringWords } from './metering.words';
import { seriesOf, summaryOf, type DayOfUse } from './series';

export function UsagePage() {
  const words = useWords(meteringWords);
  const { language } = useLanguage();
  const api = useApi();
  const [days, setDays] = useState<7 | 30 | 90>(30);
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const usage = useQuery({
    queryKey: ['usage'],
    queryFn: async ({ signal }) => ((await bodyOf(api.GET('/usage', { params: { query: { limit: 100, metric: 'messages' } }, signal })))?.items ?? []) as Schemas['Usage'][],
  });
  const series = seriesOf(usage.data ?? [], 'messages', today, days);
  const { total, average, busiest } = summaryOf(series);
  const count = new Intl.NumberFormat(language);
  const used = [...series].reverse().filter((d) => d.quantity > 0);
  return (
    <>
      <PageHead
        title={words.title}
        actions={<Segmented aria-label={words.range} value={days} onChange={setDays} options={([7, 30, 90] as const).map((n) => ({ value: n, label: words.days(n) }))} />}
      >
        {words.about}
      </PageHead>
      {usage.isError && <Refused error={usage.error} onRetry={() => void usage.refetch()} />}
      {usage.isPending && <Skeleton active />}
      {usage.isSuccess && (
        <section className="card" aria-labelledby="usage-messages">
          <h2 id="usage-messages">{words.metrics.messages}</h2>
          <dl className="figures">
            <Figure name={words.total(days)} value={count.format(total)} />
            <Figure name={words.average} value={count.format(average)} />
            <Figure name={words.busiest} value={busiest ? `${count.format(busiest.quantity)} · ${busiest.day}` : '—'} />
          </dl>
          {used.length === 0 ? (
            <Empty description={words.empty} />
          ) : (
            <>
              <DayChart series={series} label={words.chart(words.metrics.messages, days)} />
              <Table<DayOfUse>
                size="small"
                rowKey="day"
                dataSource={used}
                pagination={false}
                columns={[
                  { key: 'day', title: words.day, dataIndex: 'day' },
                  { key: 'quantity', title: words.quantity, align: 'end', render: (_, d) => count.format(d.quantity) },
                ]}
              />
            </>
          )}
        </section>
      )}
    </>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
