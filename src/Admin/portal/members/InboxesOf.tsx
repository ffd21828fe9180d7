import { useWords, type Member } from '@switchboard/shared';
import { Tag } from 'antd';
import { useInboxes } from '../inboxes/useInboxes';
import type { Role } from '../roles/useRoles';
import { memberWords } from './members.words';
import { useTeams } from './useMembers';

const EVERYWHERE: readonly Member['role'][] = ['admin', 'supervisor', 'inspector', 'analyst'];

/** Which inboxes a member sees: all by their role, or the open ones and their own. */
export function InboxesOf({ member, role }: { member: Member; role: Role | undefined }) {
  const words = useWords(memberWords);
  const inboxes = useInboxes();
  const teams = useTeams();
  const all = member.customRoleId ? role?.permissions.includes('inboxes:all') : EVERYWHERE.includes(member.role);
  const own = new Set(teams.items.filter((t) => t.memberIds.includes(member.id)).map((t) => t.id));
  const seen = inboxes.items.filter((i) => (i.memberIds.length === 0 && i.teamIds.length === 0) || i.memberIds.includes(member.id) || i.teamIds.some((t) => own.has(t)));
  if (all || seen.length === inboxes.items.length) return <span className="soft">{words.everyInbox}</span>;
  return (
    <span className="tags">
      {seen.map((i) => (
        <Tag key={i.id}>{i.name}</Tag>
      ))}
      {seen.length === 0 && <span className="soft">{words.noInbox}</span>}
    </span>
  );
}
