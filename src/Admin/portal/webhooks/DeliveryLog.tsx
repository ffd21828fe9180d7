import { explain, useLanguage, useWords } from '@switchboard/shared';
import { App, Button, Select, Tag, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { moment } from '../frame/dates';
import { frameWords } from '../frame/frame.words';
import { PagedTable } from '../frame/PagedTable';
import { DeliveryContent } from './DeliveryContent';
import { useDeliveries, useResend, type Delivery, type DeliveryState, type Webhook } from './useWebhooks';
import { webhookWords } from './webhooks.words';

const LOOKS = { pending: 'default', delivered: 'success', failed: 'warning', dead: 'error' } as const;

export function DeliveryLog({ webhook }: { webhook: Webhook }) {
  const words = useWords(webhookWords);
  const frame = useWords(frameWords);
  const { language } = useLanguage();
  const { message } = App.useApp();
  const [state, setState] = useState<DeliveryState | null>(null);
  const [shown, setShown] = useState<Delivery | null>(null);
  const deliveries = useDeliveries(webhook.id, state);
  const resend = useResend();
  const types: Readonly<Record<string, string>> = words.types;
  const errors: Readonly<Record<string, string>> = words.errors;

  const again = (d: Delivery) =>
    resend.mutateAsync(d.id).then(
      () => void message.success(words.resent),
      (refused: unknown) => void message.error(explain(refused, language)),
    );
  const unfinished = (d: Delivery) => d.state === 'pending' || d.state === 'failed';
  const columns: TableColumnsType<Delivery> = [
    {
      key: 'event',
      title: words.event,
      render: (_, d) => (
        <span className="person">
          {types[d.type] ?? d.type}
          <small>
            <code>{d.eventId}</code>
          </small>
        </span>
      ),
    },
    { key: 'at', title: words.at, render: (_, d) => <time dateTime={d.createdAt}>{moment(d.createdAt, language)}</time> },
    {
      key: 'state',
      title: words.state,
      render: (_, d) => (
        <span className="person">
          <Tag color={LOOKS[d.state]}>{words.states[d.state]}</Tag>
          {d.nextTryAt && d.state === 'failed' && <small>{words.nextTry(moment(d.nextTryAt, language))}</small>}
        </span>
      ),
    },
    { key: 'tries', title: words.tries, render: (_, d) => d.attempts },
    { key: 'answer', title: words.answer, render: (_, d) => [d.lastStatus, d.lastError && (errors[d.lastError] ?? d.lastError)].filter((part) => part !== null).join(' · ') },
    {
      key: 'actions',
      title: frame.actions,
      render: (_, d) => (
        <span className="row-actions">
          <Button size="small" onClick={() => setShown(d)} aria-label={`${words.show}: ${d.eventId}`}>
            {words.show}
          </Button>
          <Button size="small" disabled={!webhook.enabled} onClick={() => void again(d)} aria-label={`${unfinished(d) ? words.resendNow : words.resend}: ${d.eventId}`} data-testid="resend">
            {unfinished(d) ? words.resendNow : words.resend}
          </Button>
        </span>
      ),
    },
  ];
  const options: { value: DeliveryState | ''; label: string }[] = [{ value: '', label: words.anyState }, ...(Object.keys(LOOKS) as DeliveryState[]).map((s) => ({ value: s, label: words.states[s] }))];
  return (
    <section aria-labelledby="webhook-log">
      <h2 id="webhook-log">{words.log}</h2>
      <div className="filters" role="search">
        <Select<DeliveryState | ''> aria-label={words.state} value={state ?? ''} onChange={(s) => setState(s === '' ? null : s)} options={options} />
      </div>
      <PagedTable label={words.log} pages={deliveries} rows={deliveries.items} rowKey={(d) => d.id} columns={columns} empty={words.logEmpty} />
      {shown && <DeliveryContent delivery={shown} onClose={() => setShown(null)} />}
    </section>
  );
}
