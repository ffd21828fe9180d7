import { useWords } from '@switchboard/shared';
import { Select, type SelectProps } from 'antd';
import { frameWords } from '../frame/frame.words';
import { memberWords } from './members.words';
import type { MemberRole } from './useMembers';

export const ROLES: readonly MemberRole[] = ['agent', 'supervisor', 'inspector', 'analyst', 'admin'];

/** Roles with what each may do. */
export function RoleSelect(props: SelectProps<MemberRole>) {
  const { roles } = useWords(frameWords);
  const { roleHint } = useWords(memberWords);
  return (
    <Select<MemberRole>
      {...props}
      options={ROLES.map((r) => ({ value: r, label: roles[r] }))}
      optionRender={({ value }) => (
        <div className="role-option">
          <b>{roles[value as MemberRole]}</b>
          <small>{roleHint[value as MemberRole]}</small>
        </div>
      )}
    />
  );
}
