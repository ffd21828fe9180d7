import { BookOutlined, CodeOutlined, CustomerServiceOutlined, LogoutOutlined } from '@ant-design/icons';
import { useSession, useSessionDoors, useWords } from '@switchboard/shared';
import { Button, Dropdown } from 'antd';
import { frameWords } from './frame.words';

/** Who is signed in, and the ways out of the portal. */
export function Person() {
  const words = useWords(frameWords);
  const { member, tenant, user } = useSession();
  const { signOut } = useSessionDoors();
  const roles: Readonly<Record<string, string>> = words.roles;
  const items = [
    { key: 'who', disabled: true, label: `${user.email} · ${member.customRoleName ?? roles[member.role] ?? member.role}` },
    { type: 'divider' as const },
    { key: 'desk', icon: <CustomerServiceOutlined aria-hidden />, label: <a href="/desk/">{words.desk}</a> },
    { key: 'help', icon: <BookOutlined aria-hidden />, label: <a href={`/help/${tenant.slug}`}>{words.help}</a> },
    { key: 'api', icon: <CodeOutlined aria-hidden />, label: <a href="/docs">{words.api}</a> },
    { type: 'divider' as const },
    { key: 'out', icon: <LogoutOutlined aria-hidden />, label: words.signOut, onClick: () => void signOut() },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <Button type="text" className="portal-person" data-testid="person">
        {member.name}
      </Button>
    </Dropdown>
  );
}
