import { useLanguage, useWords } from '@switchboard/shared';
import { Button, Tag, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { day, since } from '../frame/dates';
import { frameWords } from '../frame/frame.words';
import { PagedTable } from '../frame/PagedTable';
import { PageHead } from '../frame/PageHead';
import { useAsk } from '../frame/useAsk';
import { ProvisioningCard } from '../provisioning/ProvisioningCard';
import { ApiKeyForm } from './ApiKeyForm';
import { memberWords } from './members.words';
import { useApiKeys, useRevokeKey, type ApiKey } from './useMembers';

export function ApiKeysPage() {
  const words = useWords(memberWords).keys;
  const frame = useWords(frameWords);
  const { role } = useWords(memberWords);
  const { language } = useLanguage();
  const keys = useApiKeys();
  const revoke = useRevokeKey();
  const [making, setMaking] = useState(false);
  const [now] = useState(() => Date.now());
  const roles: Readonly<Record<string, string>> = frame.roles;

  const ask = useAsk();
  const askRevoke = (key: ApiKey) =>
    ask({
      title: words.revokeSure(key.name),
      content: words.revokeDetail,
      okText: words.revoke,
      act: () => revoke.mutateAsync(key.id),
      done: words.revoked,
    });
  const expiry = (at: string | null) => {
    if (at === null) return <span className="soft">{words.noExpiry}</span>;
    return Date.parse(at) < now ? <Tag color="error">{words.expired}</Tag> : day(at, language);
  };
  const columns: TableColumnsType<ApiKey> = [
    { key: 'name', title: words.name, render: (_, k) => <b>{k.name}</b> },
    { key: 'prefix', title: words.prefix, render: (_, k) => <code>{k.prefix}…</code> },
    { key: 'role', title: role, render: (_, k) => (
      <span title={k.scopes?.join(', ')}>
        <Tag>{roles[k.role] ?? k.role}</Tag>
        {k.scopes && <Tag>{words.someScopes(k.scopes.length)}</Tag>}
      </span>
    ) },
    { key: 'used', title: words.lastUsed, render: (_, k) => (k.lastUsedAt ? <span title={k.lastUsedAt}>{since(k.lastUsedAt, now, language)}{k.lastAddress && <small> {words.from(k.lastAddress)}</small>}</span> : <span className="soft">{words.never}</span>) },
    { key: 'expires', title: words.expires, render: (_, k) => expiry(k.expiresAt) },
    { key: 'created', title: words.created, render: (_, k) => day(k.createdAt, language) },
    {
      key: 'actions',
      title: frame.actions,
      render: (_, k) => (
        <Button size="small" danger onClick={() => askRevoke(k)} aria-label={`${words.revoke}: ${k.name}`}>
          {words.revoke}
        </Button>
      ),
    },
  ];
  return (
    <>
      <PageHead
        title={words.title}
        actions={
          <>
            <a href="/docs">{words.docs}</a>
            <Button type="primary" onClick={() => setMaking(true)} data-testid="new-key">
              {words.add}
            </Button>
          </>
        }
      >
        {words.about}
      </PageHead>
      <PagedTable label={words.title} pages={keys} rows={keys.items} rowKey={(k) => k.id} columns={columns} empty={words.empty} />
      <ProvisioningCard />
      {making && <ApiKeyForm onClose={() => setMaking(false)} />}
    </>
  );
}
