import { useLanguage, useWords } from '@switchboard/shared';
import { Button, Tag, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { day } from '../frame/dates';
import { frameWords } from '../frame/frame.words';
import { PagedTable } from '../frame/PagedTable';
import { PageHead } from '../frame/PageHead';
import { useAsk } from '../frame/useAsk';
import { ApplicationEditor } from './ApplicationEditor';
import { applicationWords } from './applications.words';
import { Secrets } from './Secrets';
import { useApplications, useRemoveApplication, type Application, type GrantType } from './useApplications';

export function ApplicationsPage() {
  const words = useWords(applicationWords);
  const frame = useWords(frameWords);
  const { language } = useLanguage();
  const applications = useApplications();
  const remove = useRemoveApplication();
  const [editing, setEditing] = useState<Application | 'new' | null>(null);
  const [secretsOf, setSecretsOf] = useState<Application | null>(null);

  const ask = useAsk();
  const askRemove = (application: Application) =>
    ask({
      title: words.removeSure(application.name),
      content: words.removeDetail,
      okText: words.remove,
      act: () => remove.mutateAsync(application.id),
      done: words.removed,
    });
  const columns: TableColumnsType<Application> = [
    {
      key: 'name',
      title: words.name,
      render: (_, a) => (
        <span className="person">
          <b>{a.name}</b>
          <small>
            <code>{a.id}</code>
          </small>
        </span>
      ),
    },
    { key: 'kind', title: words.kind, render: (_, a) => (a.confidential ? words.kinds.server : words.kinds.device) },
    { key: 'grants', title: words.grants, render: (_, a) => a.grantTypes.map((g) => <Tag key={g}>{words.grantNames[g as GrantType] ?? g}</Tag>) },
    { key: 'asks', title: words.asks, render: (_, a) => (a.thirdParty ? words.asksYes : words.asksNo) },
    { key: 'created', title: words.created, render: (_, a) => day(a.createdAt, language) },
    {
      key: 'actions',
      title: frame.actions,
      render: (_, a) => (
        <span className="row-actions">
          <Button size="small" onClick={() => setEditing(a)} aria-label={`${words.change}: ${a.name}`}>
            {words.change}
          </Button>
          {a.confidential && (
            <Button size="small" onClick={() => setSecretsOf(a)} aria-label={`${words.secrets}: ${a.name}`}>
              {words.secrets}
            </Button>
          )}
          <Button size="small" danger onClick={() => askRemove(a)} aria-label={`${words.remove}: ${a.name}`}>
            {words.remove}
          </Button>
        </span>
      ),
    },
  ];
  return (
    <>
      <PageHead
        title={words.title}
        actions={
          <Button type="primary" onClick={() => setEditing('new')} data-testid="new-application">
            {words.add}
          </Button>
        }
      >
        {words.about}
      </PageHead>
      <PagedTable label={words.title} pages={applications} rows={applications.items} rowKey={(a) => a.id} columns={columns} empty={words.empty} />
      {editing && <ApplicationEditor application={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      {secretsOf && <Secrets application={secretsOf} onClose={() => setSecretsOf(null)} />}
    </>
  );
}
