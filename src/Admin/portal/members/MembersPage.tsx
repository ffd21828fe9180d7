import { useMay, useSession, useWords, type Member } from '@switchboard/shared';
import { Badge, Button, Input, Select, Tag, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { frameWords } from '../frame/frame.words';
import { PagedTable } from '../frame/PagedTable';
import { PageHead } from '../frame/PageHead';
import { useSettled } from '../frame/useSettled';
import { Invitations } from './Invitations';
import { InviteForm } from './InviteForm';
import { useRoles } from '../roles/useRoles';
import { MemberActions } from './MemberActions';
import { MemberForm } from './MemberForm';
import { InboxesOf } from './InboxesOf';
import { memberWords } from './members.words';
import { ROLES } from './RoleSelect';
import { useMembers, type MemberFilter, type MemberRole } from './useMembers';

const LIGHT = { online: 'success', busy: 'warning', offline: 'default' } as const;

export function MembersPage() {
  const words = useWords(memberWords);
  const frame = useWords(frameWords);
  const may = useMay();
  const { member: me } = useSession();
  const [filter, setFilter] = useState<MemberFilter>({ search: '', role: null, active: true });
  const [edited, setEdited] = useState<Member | 'new' | null>(null);
  const [inviting, setInviting] = useState(false);
  const search = useSettled(filter.search.trim());
  const members = useMembers({ ...filter, search });
  const roles = useRoles();
  const roleNames = new Map(roles.items.map((r) => [r.id, r.name]));
  const columns: TableColumnsType<Member> = [
    {
      key: 'name',
      title: words.name,
      render: (_, m) => (
        <span className="person">
          <b>{m.name}</b> {m.id === me.id && <Tag>{words.you}</Tag>}
          <small>{m.email}</small>
        </span>
      ),
    },
    {
      key: 'role',
      title: words.role,
      render: (_, m) => (
        <span className="tags">
          <Tag color={m.role === 'admin' && !m.customRoleId ? 'blue' : undefined}>{m.customRoleId ? (roleNames.get(m.customRoleId) ?? '…') : frame.roles[m.role]}</Tag>
          {m.isOwner && <Tag>{words.owner}</Tag>}
        </span>
      ),
    },
    { key: 'inboxes', title: words.inboxes, render: (_, m) => <InboxesOf member={m} role={roles.items.find((r) => r.id === m.customRoleId)} /> },
    {
      key: 'availability',
      title: words.availability,
      render: (_, m) => (m.active ? <Badge status={LIGHT[m.availability]} text={words.availabilities[m.availability]} /> : <Tag>{words.inactive}</Tag>),
    },
    {
      key: 'load',
      title: words.load,
      render: (_, m) => (
        <span className={m.capacity > 0 && m.openConversations >= m.capacity ? 'load load-full' : 'load'}>
          {m.openConversations} / {m.capacity}
        </span>
      ),
    },
    ...(may('members:manage') ? [{ key: 'actions', title: frame.actions, render: (_: unknown, m: Member) => <MemberActions member={m} onEdit={() => setEdited(m)} /> }] : []),
  ];
  return (
    <>
      <PageHead
        title={words.title}
        actions={
          may('members:manage') && (
            <>
              <Button onClick={() => setEdited('new')} data-testid="add-member">
                {words.add}
              </Button>
              <Button type="primary" onClick={() => setInviting(true)} data-testid="invite-member">
                {words.invitations.invite}
              </Button>
            </>
          )
        }
      >
        {words.about}
      </PageHead>
      <div className="filters" role="search">
        <Input type="search" allowClear aria-label={words.search} placeholder={words.search} value={filter.search} onChange={(e) => setFilter({ ...filter, search: e.target.value })} />
        <Select<MemberRole | ''>
          aria-label={words.role}
          value={filter.role ?? ''}
          onChange={(role) => setFilter({ ...filter, role: role || null })}
          options={[{ value: '', label: words.anyRole }, ...ROLES.map((r) => ({ value: r, label: frame.roles[r] }))]}
        />
        <Select
          aria-label={words.state}
          value={filter.active === null ? 'any' : filter.active ? 'active' : 'inactive'}
          onChange={(state) => setFilter({ ...filter, active: state === 'any' ? null : state === 'active' })}
          options={[
            { value: 'active', label: words.active },
            { value: 'inactive', label: words.inactive },
            { value: 'any', label: words.anyState },
          ]}
        />
      </div>
      <PagedTable label={words.title} pages={members} rows={members.items} rowKey={(m) => m.id} columns={columns} empty={words.empty} />
      {may('members:manage') && <Invitations />}
      {inviting && <InviteForm onClose={() => setInviting(false)} />}
      {edited && <MemberForm member={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </>
  );
}
