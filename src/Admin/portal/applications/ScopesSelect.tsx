import { useSession, useWords } from '@switchboard/shared';
import { Select, type SelectProps } from 'antd';
import { applicationWords } from './applications.words';

const IDENTITY = ['openid', 'profile', 'email', 'offline_access'] as const;

/** What an application may ask for: who somebody is, and permissions as the signed-in administrator has them. */
export function ScopesSelect(props: SelectProps<string[]>) {
  const words = useWords(applicationWords);
  const { member } = useSession();
  return (
    <Select<string[]>
      {...props}
      mode="multiple"
      allowClear
      options={[
        { label: words.identity, options: IDENTITY.map((s) => ({ value: s as string, label: `${s} · ${words.identityScopes[s]}` })) },
        { label: words.permissions, options: member.permissions.map((p) => ({ value: p, label: p })) },
      ]}
    />
  );
}
