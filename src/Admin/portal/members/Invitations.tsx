import { useLanguage, useWords } from '@switchboard/shared';
import { Button, Tag, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { moment } from '../frame/dates';
import { frameWords } from '../frame/frame.words';
import { PagedTable } from '../frame/PagedTable';
import { useAsk } from '../frame/useAsk';
import { useTold } from '../frame/useTold';
import { useRoles } from '../roles/useRoles';
import { memberWords } from './members.words';
import { useInvitationActs, useInvitations, type Invitation } from './useInvitations';

/** Who was invited and has not come yet; nothing at all while nobody is. */
export function Invitations() {
  const members = useWords(memberWords);
  const words = members.invitations;
  const frame = useWords(frameWords);
  const { language } = useLanguage();
  const told = useTold();
  const ask = useAsk();
  const invitations = useInvitations();
  const { again, revoke } = useInvitationActs();
  const [now] = useState(() => Date.now());
  const own = useRoles();
  const roles: Readonly<Record<string, string>> = { ...frame.roles, ...Object.fromEntries(own.items.map((r) => [r.id, r.name])) };
  const askRevoke = (i: Invitation) =>
    ask({
      title: words.revokeSure(i.name),
      content: words.revokeDetail,
      okText: words.revoke,
      act: () => revoke.mutateAsync(i.id),
      done: words.revoked,
    });
  const columns: TableColumnsType<Invitation> = [
    {
      key: 'name',
      title: members.name,
      render: (_, i) => (
        <span className="person">
          <b>{i.name}</b>
          <small>{i.email}</small>
        </span>
      ),
    },
    { key: 'role', title: members.role, render: (_, i) => <Tag>{roles[i.customRoleId ?? i.role] ?? i.role}</Tag> },
    { key: 'expires', title: words.expires, render: (_, i) => (Date.parse(i.expiresAt) < now ? <Tag color="warning">{words.expired}</Tag> : moment(i.expiresAt, language)) },
    {
      key: 'actions',
      title: frame.actions,
      render: (_, i) => (
        <span className="row-actions">
          <Button size="small" onClick={() => void told(again.mutateAsync(i.id), words.sent)} aria-label={`${words.again}: ${i.name}`}>
            {words.again}
          </Button>
          <Button size="small" danger onClick={() => askRevoke(i)} aria-label={`${words.revoke}: ${i.name}`}>
            {words.revoke}
          </Button>
        </span>
      ),
    },
  ];
  if (invitations.isSuccess && invitations.items.length === 0) return null;
  return (
    <section className="invitations" aria-labelledby="invitations" data-testid="invitations">
      <h2 id="invitations">{words.title}</h2>
      <PagedTable label={words.title} pages={invitations} rows={invitations.items} rowKey={(i) => i.id} columns={columns} empty={words.empty} />
    </section>
  );
}
