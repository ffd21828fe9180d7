import { useLanguage, useMay, useWords, type Inbox } from '@switchboard/shared';
import { Button, type TableColumnsType } from 'antd';
import { Link, useNavigate } from 'react-router';
import { day } from '../frame/dates';
import { PagedTable } from '../frame/PagedTable';
import { PageHead } from '../frame/PageHead';
import { healthOf } from './health';
import { HealthTag } from './HealthTag';
import { InboxSwitch } from './InboxSwitch';
import { inboxWords } from './inboxes.words';
import { useInboxes, usePlugins } from './useInboxes';

export function InboxesPage() {
  const words = useWords(inboxWords);
  const { language } = useLanguage();
  const may = useMay();
  const go = useNavigate();
  const inboxes = useInboxes();
  const { plugins } = usePlugins();
  const channel = (key: string) => plugins?.find((p) => p.channel === key)?.name[language] ?? key;
  const columns: TableColumnsType<Inbox> = [
    { key: 'name', title: words.name, render: (_, i) => <Link to={`/inboxes/${i.id}`}>{i.name}</Link> },
    { key: 'channel', title: words.channel, render: (_, i) => channel(i.channel) },
    { key: 'status', title: words.status, render: (_, i) => <HealthTag health={healthOf(i, plugins)} /> },
    { key: 'enabled', title: words.enabled, render: (_, i) => <InboxSwitch inbox={i} /> },
    { key: 'created', title: words.created, render: (_, i) => day(i.createdAt, language) },
  ];
  return (
    <>
      <PageHead
        title={words.title}
        actions={
          may('inboxes:manage') && (
            <Button type="primary" onClick={() => void go('/inboxes/new')} data-testid="new-inbox">
              {words.add}
            </Button>
          )
        }
      >
        {words.about}
      </PageHead>
      <PagedTable label={words.title} pages={inboxes} rows={inboxes.items} rowKey={(i) => i.id} columns={columns} empty={words.empty} />
    </>
  );
}
