import { explain, useLanguage, useSession, useWords } from '@switchboard/shared';
import { Alert, App, Button, Tag, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { CopyButton } from '../frame/CopyButton';
import { day } from '../frame/dates';
import { frameWords } from '../frame/frame.words';
import { PagedTable } from '../frame/PagedTable';
import { PageHead } from '../frame/PageHead';
import { ProviderEditor } from './ProviderEditor';
import { singleSignOnWords } from './single-sign-on.words';
import './single-sign-on.css';
import { useProviders, useRemoveProvider, useTestProvider, type Provider, type ProviderKind } from './useProviders';

export function SingleSignOnPage() {
  const words = useWords(singleSignOnWords);
  const frame = useWords(frameWords);
  const { language } = useLanguage();
  const { tenant } = useSession();
  const { modal, message } = App.useApp();
  const providers = useProviders();
  const test = useTestProvider();
  const remove = useRemoveProvider();
  const [editing, setEditing] = useState<Provider | 'new' | null>(null);
  const [tested, setTested] = useState<{ good: boolean; text: string } | null>(null);
  const complain = (error: unknown) => void message.error(explain(error, language));
  const page = `${location.origin}/portal/sign-in?tenant=${tenant.slug}`;

  const check = (p: Provider) => {
    setTested(null);
    test.mutateAsync(p.id).then((said) => setTested(said.problem ? { good: false, text: words.wrong(p.name, said.detail ?? said.problem) } : { good: true, text: words.works(p.name) }), complain);
  };
  const ask = (p: Provider) =>
    void modal.confirm({
      title: words.removeSure(p.name),
      content: words.removeDetail,
      okText: words.remove,
      okButtonProps: { danger: true },
      onOk: () => remove.mutateAsync(p.id).then(() => void message.success(words.removed), complain),
    });
  const columns: TableColumnsType<Provider> = [
    {
      key: 'name',
      title: words.name,
      render: (_, p) => (
        <span className="person">
          <b>{p.name}</b>
          <small>{p.issuer ?? p.clientId}</small>
        </span>
      ),
    },
    { key: 'kind', title: words.kind, render: (_, p) => words.kinds[p.kind as ProviderKind] },
    { key: 'new', title: words.newcomers, render: (_, p) => (p.provision ? words.letIn : words.refused) },
    { key: 'state', title: words.state, render: (_, p) => <Tag>{p.enabled ? words.on : words.off}</Tag> },
    { key: 'created', title: words.connected, render: (_, p) => day(p.createdAt, language) },
    {
      key: 'actions',
      title: frame.actions,
      render: (_, p) => (
        <span className="row-actions">
          <Button size="small" loading={test.isPending && test.variables === p.id} onClick={() => check(p)} aria-label={`${words.test}: ${p.name}`} data-testid="test-provider">
            {words.test}
          </Button>
          <Button size="small" onClick={() => setEditing(p)} aria-label={`${words.change}: ${p.name}`}>
            {words.change}
          </Button>
          <Button size="small" danger onClick={() => ask(p)} aria-label={`${words.remove}: ${p.name}`}>
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
          <Button type="primary" onClick={() => setEditing('new')} data-testid="new-provider">
            {words.add}
          </Button>
        }
      >
        {words.about}
      </PageHead>
      <div className="sso-notes">
        <Alert type="info" showIcon title={words.trust} />
        <p className="sso-copy">
          <span>{words.page}:</span>
          <code>{page}</code>
          <CopyButton text={page} />
        </p>
        {tested && <Alert type={tested.good ? 'success' : 'error'} showIcon closable title={tested.text} role="status" data-testid="test-result" />}
      </div>
      <PagedTable label={words.title} pages={providers} rows={providers.items} rowKey={(p) => p.id} columns={columns} empty={words.empty} />
      {editing && <ProviderEditor provider={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </>
  );
}
