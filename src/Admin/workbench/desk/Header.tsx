import { DownOutlined, LogoutOutlined, QuestionCircleOutlined, SafetyOutlined, SettingOutlined } from '@ant-design/icons';
import { Button, Dropdown, Select, type MenuProps } from 'antd';
import { accountWords, Hint, LanguageSwitch, Mark, ShadeSwitch, useMay, useSession, useSessionDoors, useWords, withinLandmark } from '@switchboard/shared';
import { useNavigate } from 'react-router';
import { Face } from '../contacts/Face';
import { AvailabilitySwitch } from '../members/AvailabilitySwitch';
import { memberWords } from '../members/members.words';
import { ConnectionSign } from '../realtime/ConnectionSign';
import { deskWords } from './desk.words';

export function Header({ onHelp }: { onHelp: () => void }) {
  const words = useWords(deskWords);
  const session = useSession();
  const { switchTenant } = useSessionDoors();
  return (
    <header className="desk-head">
      <a className="desk-skip" href="#conversation">
        {words.skip}
      </a>
      <span className="desk-brand">
        <Mark /> <strong>Switchboard</strong>
      </span>
      {session.tenants.length > 1 ? (
        <Select
          variant="filled"
          value={session.tenant.slug}
          aria-label={words.tenant}
          popupMatchSelectWidth={false}
          getPopupContainer={withinLandmark}
          onChange={switchTenant}
          options={session.tenants.map((t) => ({ value: t.slug, label: t.name }))}
          data-testid="tenant"
        />
      ) : (
        <span className="desk-tenant" data-testid="tenant">
          {session.tenant.name}
        </span>
      )}
      <ConnectionSign />
      <span className="desk-space" />
      <AvailabilitySwitch />
      <Hint text={words.shortcuts}>
        <Button type="text" icon={<QuestionCircleOutlined aria-hidden />} aria-label={words.shortcuts} onClick={onHelp} data-testid="help" />
      </Hint>
      <ShadeSwitch />
      <LanguageSwitch />
      <Account />
    </header>
  );
}

function Account() {
  const words = useWords(deskWords);
  const { roles } = useWords(memberWords);
  const security = useWords(accountWords);
  const { member, user } = useSession();
  const { signOut } = useSessionDoors();
  const navigate = useNavigate();
  const may = useMay();
  // Whoever signs in next shall not land in this member's conversation.
  const leave = () => {
    void navigate('/', { replace: true });
    void signOut();
  };
  const role: string = member.customRoleName ?? (roles as Readonly<Record<string, string>>)[member.role] ?? member.role;
  const items: MenuProps['items'] = [
    { key: 'who', type: 'group', label: `${user.email} · ${role}` },
    ...(may('members:manage') || may('inboxes:manage') ? [{ key: 'portal', icon: <SettingOutlined aria-hidden />, label: <a href="/portal/">{words.portal}</a> }] : []),
    { key: 'security', icon: <SafetyOutlined aria-hidden />, label: <a href="/portal/security">{security.title}</a> },
    { key: 'out', icon: <LogoutOutlined aria-hidden />, label: <span data-testid="sign-out">{words.signOut}</span> },
  ];
  return (
    <Dropdown menu={{ items, onClick: ({ key }) => key === 'out' && leave() }} trigger={['click']} autoFocus getPopupContainer={withinLandmark}>
      <Button type="text" className="desk-account" aria-haspopup="menu" data-testid="account">
        <Face id={member.id} name={member.name} size={26} />
        <span className="sb-hidden">{words.account}: </span>
        <span className="desk-account-name">{member.name}</span>
        <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  );
}
