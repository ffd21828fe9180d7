import { Refused, useMay, useWords } from '@switchboard/shared';
import { Button, Empty, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { frameWords } from '../frame/frame.words';
import { PageHead } from '../frame/PageHead';
import { useAsk } from '../frame/useAsk';
import { memberWords } from '../members/members.words';
import { ROLES } from '../members/RoleSelect';
import { RoleEditor } from './RoleEditor';
import { roleWords } from './roles.words';
import { useDeleteRole, usePermissions, useRoles, type Role } from './useRoles';

export function RolesPage() {
  const words = useWords(roleWords);
  const { roles: names } = useWords(frameWords);
  const may = useMay();
  const roles = useRoles();
  const [shown, setShown] = useState<Role | 'new' | null>(null);
  const nameOf = (role: Role) => (role.builtIn ? names[role.basis] : role.name);
  const builtIn = roles.items.filter((r) => r.builtIn).sort((a, b) => ROLES.indexOf(a.basis) - ROLES.indexOf(b.basis));
  const own = roles.items.filter((r) => !r.builtIn);
  const cards = (of: Role[]) => (
    <ul className="cards">
      {of.map((role) => (
        <RoleCard key={role.id} role={role} name={nameOf(role)} onShow={() => setShown(role)} />
      ))}
    </ul>
  );
  return (
    <>
      <PageHead
        title={words.title}
        actions={
          may('roles:manage') && (
            <Button type="primary" onClick={() => setShown('new')} data-testid="new-role">
              {words.add}
            </Button>
          )
        }
      >
        {words.about}
      </PageHead>
      {roles.isError && <Refused error={roles.error} onRetry={() => void roles.refetch()} />}
      {roles.isPending && <Skeleton active />}
      {roles.isSuccess && (
        <>
          <h2 className="roles-head">{words.own}</h2>
          {own.length > 0 ? cards(own) : <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.none} />}
          <h2 className="roles-head">{words.builtIn}</h2>
          {cards(builtIn)}
        </>
      )}
      {shown && (
        <RoleEditor role={shown === 'new' ? null : shown} name={shown === 'new' ? '' : nameOf(shown)} readOnly={shown !== 'new' && (shown.builtIn || !may('roles:manage'))} onClose={() => setShown(null)} />
      )}
    </>
  );
}

function RoleCard({ role, name, onShow }: { role: Role; name: string; onShow: () => void }) {
  const words = useWords(roleWords);
  const { roles: names } = useWords(frameWords);
  const { roleHint } = useWords(memberWords);
  const may = useMay();
  const permissions = usePermissions();
  const remove = useDeleteRole();
  const changes = !role.builtIn && may('roles:manage');
  const ask = useAsk();
  const askRemove = () =>
    ask({
      title: words.removeSure(name),
      content: words.removeDetail,
      okText: words.remove,
      act: () => remove.mutateAsync(role.id),
      done: words.removed,
    });
  return (
    <li className="card">
      <div className="card-head">
        <h3>{name}</h3>
        {!role.builtIn && (
          <Tag>
            {words.basis} {names[role.basis]}
          </Tag>
        )}
      </div>
      {(role.builtIn || role.description) && <p className="role-about">{role.builtIn ? roleHint[role.basis] : role.description}</p>}
      <p className="soft">
        {words.members(role.members)}
        {permissions.data && <> · {words.count(role.permissions.length, permissions.data.length)}</>}
      </p>
      <span className="row-actions">
        <Button size="small" onClick={onShow} aria-label={`${changes ? words.change : words.look}: ${name}`} data-testid={`role-${role.builtIn ? role.basis : role.id}`}>
          {changes ? words.change : words.look}
        </Button>
        {changes && (
          <Button size="small" danger disabled={role.members > 0} title={role.members > 0 ? words.inUse : undefined} onClick={askRemove} aria-label={`${words.remove}: ${name}`}>
            {words.remove}
          </Button>
        )}
      </span>
    </li>
  );
}
