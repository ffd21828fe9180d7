import { useLanguage, useWords } from '@switchboard/shared';
import { Button, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { day, moment } from '../frame/dates';
import { PagedTable } from '../frame/PagedTable';
import { PageHead } from '../frame/PageHead';
import { NewWebhook } from './NewWebhook';
import { useWebhooks, type Webhook } from './useWebhooks';
import { WebhookHealthTag } from './WebhookHealthTag';
import { webhookWords } from './webhooks.words';

export function WebhooksPage() {
  const words = useWords(webhookWords);
  const { language } = useLanguage();
  const webhooks = useWebhooks();
  const [making, setMaking] = useState(false);
  const columns: TableColumnsType<Webhook> = [
    {
      key: 'url',
      title: words.url,
      render: (_, w) => (
        <span className="person">
          <Link to={`/webhooks/${w.id}`} className="webhook-url">
            {w.url}
          </Link>
          {w.description && <small>{w.description}</small>}
        </span>
      ),
    },
    { key: 'events', title: words.events, render: (_, w) => (w.events.length === 0 ? words.allEvents : words.eventsCount(w.events.length)) },
    { key: 'state', title: words.state, render: (_, w) => <WebhookHealthTag webhook={w} /> },
    { key: 'last', title: words.lastDelivered, render: (_, w) => (w.lastDeliveredAt ? moment(w.lastDeliveredAt, language) : <span className="soft">{words.never}</span>) },
    { key: 'created', title: words.created, render: (_, w) => day(w.createdAt, language) },
  ];
  return (
    <>
      <PageHead
        title={words.title}
        actions={
          <>
            <a href="/docs">{words.guide}</a>
            <Button type="primary" onClick={() => setMaking(true)} data-testid="new-webhook">
              {words.add}
            </Button>
          </>
        }
      >
        {words.about}
      </PageHead>
      <PagedTable label={words.title} pages={webhooks} rows={webhooks.items} rowKey={(w) => w.id} columns={columns} empty={words.empty} />
      {making && <NewWebhook onClose={() => setMaking(false)} />}
    </>
  );
}
