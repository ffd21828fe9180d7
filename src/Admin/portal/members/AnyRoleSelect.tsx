import { useWords } from '@switchboard/shared';
import { Select, type SelectProps } from 'antd';
import { frameWords } from '../frame/frame.words';
import { roleWords } from '../roles/roles.words';
import { useRoles } from '../roles/useRoles';
import { memberWords } from './members.words';
import { ROLES } from './RoleSelect';
import type { MemberRole } from './useMembers';

/** A built-in role by its word, or one of the company's own by its id. */
export function AnyRoleSelect(props: SelectProps<string>) {
  const { roles: names } = useWords(frameWords);
  const { roleHint } = useWords(memberWords);
  const words = useWords(roleWords);
  const roles = useRoles();
  const own = roles.items.filter((r) => !r.builtIn);
  const hints: Readonly<Record<string, string>> = { ...roleHint, ...Object.fromEntries(own.map((r) => [r.id, r.description])) };
  const builtIn = ROLES.map((r) => ({ value: r as string, label: names[r] }));
  return (
    <Select<string>
      {...props}
      loading={roles.isPending}
      // A screen reader and a hurried eye want all of the few.
      virtual={false}
      listHeight={420}
      options={own.length === 0 ? builtIn : [{ label: words.builtIn, options: builtIn }, { label: words.own, options: own.map((r) => ({ value: r.id, label: r.name })) }]}
      optionRender={({ value, label }) => (
        <div className="role-option">
          <b>{label}</b>
          <small>{hints[value as string]}</small>
        </div>
      )}
    />
  );
}

/** What the API is told: a word is a built-in role, anything else a role of the company's own. */
export function asRole(chosen: string): { role: MemberRole } | { customRoleId: string } {
  return (ROLES as readonly string[]).includes(chosen) ? { role: chosen as MemberRole } : { customRoleId: chosen };
}
