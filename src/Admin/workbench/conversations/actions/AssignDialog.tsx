import { TeamOutlined } from '@ant-design/icons';
import { Input, Modal, Spin } from 'antd';
import { Refused, useWords } from '@switchboard/shared';
import { useState } from 'react';
import { Face } from '../../contacts/Face';
import { useStore } from '../../desk/store';
import { useWorkplace } from '../../desk/WorkplaceContext';
import { memberWords } from '../../members/members.words';
import { useColleagues } from '../../members/useColleagues';
import { actionWords } from './actions.words';
import './assign.css';

interface Props {
  assigneeId: string | null;
  onAssign: (to: { memberId: string } | { teamId: string }, name: string) => void;
  onClose: () => void;
}

const fits = (name: string, words: string) => name.toLowerCase().includes(words.trim().toLowerCase());

export function AssignDialog({ assigneeId, onAssign, onClose }: Props) {
  const words = useWords(actionWords);
  const { states } = useWords(memberWords);
  const { presence, me } = useWorkplace();
  const there = useStore(presence.members, (m) => m);
  const [filter, setFilter] = useState('');
  const { members, teams, isPending, error, refetch } = useColleagues();
  const people = members.filter((m) => m.active && m.role !== 'inspector' && m.role !== 'analyst' && fits(m.name, filter));
  const groups = teams.filter((t) => fits(t.name, filter));
  const choose = (to: { memberId: string } | { teamId: string }, name: string) => {
    onAssign(to, name);
    onClose();
  };

  return (
    <Modal open title={words.assignTitle} onCancel={onClose} footer={null} width={440}>
      <div data-testid="assign-dialog">
      <Input autoFocus allowClear value={filter} placeholder={words.filter} aria-label={words.filter} onChange={(e) => setFilter(e.target.value)} />
      {isPending && <Spin className="assign-wait" />}
      {error && <Refused error={error} onRetry={() => void refetch()} />}
      <div className="assign-lists">
        {people.length > 0 && <h3>{words.members}</h3>}
        {people.map((m) => {
          const state = there.get(m.id) ?? 'offline';
          return (
            <button key={m.id} type="button" className="assign-row" onClick={() => choose({ memberId: m.id }, m.name)} data-testid="assign-member" data-member-id={m.id}>
              <Face id={m.id} name={m.name} size={28} />
              <span className="assign-name">
                {m.name} {m.id === me && `(${words.me})`} {m.id === assigneeId && <small>{words.current}</small>}
              </span>
              <small>{words.load(m.openConversations, m.capacity)}</small>
              <span className={`presence presence-${state}`}>{states[state]}</span>
            </button>
          );
        })}
        {groups.length > 0 && <h3>{words.teams}</h3>}
        {groups.map((t) => (
          <button key={t.id} type="button" className="assign-row" onClick={() => choose({ teamId: t.id }, t.name)} data-testid="assign-team" data-team-id={t.id}>
            <TeamOutlined aria-hidden className="assign-team" />
            <span className="assign-name">{t.name}</span>
            <small>{words.people(t.memberIds.length)}</small>
          </button>
        ))}
        {!isPending && people.length + groups.length === 0 && !error && <p role="status">{words.nobody}</p>}
      </div>
      </div>
    </Modal>
  );
}
