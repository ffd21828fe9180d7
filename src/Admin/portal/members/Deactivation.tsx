import { Refused, useLanguage, useWords, type Member } from '@switchboard/shared';
import { App, Modal, Radio, Select, Space } from 'antd';
import { useState } from 'react';
import { frameWords } from '../frame/frame.words';
import { memberWords } from './members.words';
import { useChangeMember, useEverybody, useTeams } from './useMembers';

type Target = 'queue' | 'member' | 'team';

/** Asks where the open conversations of somebody who leaves should go. */
export function Deactivation({ member, onClose }: { member: Member; onClose: () => void }) {
  const words = useWords(memberWords);
  const frame = useWords(frameWords);
  const { language } = useLanguage();
  const { message } = App.useApp();
  const everybody = useEverybody();
  const teams = useTeams();
  const change = useChangeMember();
  const [target, setTarget] = useState<Target>('queue');
  const [chosen, setChosen] = useState<string | null>(null);
  const takers = (everybody.data ?? []).filter((m) => m.active && m.id !== member.id && m.role !== 'inspector' && m.role !== 'analyst');
  const choices = target === 'member' ? takers : teams.items;

  const go = () => {
    const to = target === 'queue' || chosen === null ? {} : target === 'member' ? { reassignToMemberId: chosen } : { reassignToTeamId: chosen };
    change.mutate(
      { id: member.id, active: false, ...to },
      {
        onSuccess: () => {
          void message.success(words.deactivated);
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      open
      title={words.deactivateSure(member.name)}
      okText={words.deactivate}
      okButtonProps={{ danger: true, disabled: target !== 'queue' && chosen === null, 'data-testid': 'deactivate' }}
      cancelText={frame.cancel}
      confirmLoading={change.isPending}
      onOk={go}
      onCancel={onClose}
    >
      {change.isError && <Refused error={change.error} />}
      <p>{words.deactivateDetail}</p>
      {member.openConversations > 0 && (
        <fieldset className="plain" lang={language}>
          <legend>{words.reassign(member.openConversations)}</legend>
          <Space orientation="vertical" className="full">
            <Radio.Group
              value={target}
              onChange={(e) => {
                setTarget(e.target.value as Target);
                setChosen(null);
              }}
              options={[
                { value: 'queue', label: words.toQueue },
                { value: 'member', label: words.toMember },
                { value: 'team', label: words.toTeam },
              ]}
            />
            {target !== 'queue' && (
              <Select<string>
                className="full"
                aria-label={target === 'member' ? words.toMember : words.toTeam}
                showSearch={{ optionFilterProp: 'label' }}
                value={chosen}
                onChange={setChosen}
                options={choices.map((c) => ({ value: c.id, label: c.name }))}
              />
            )}
          </Space>
        </fieldset>
      )}
    </Modal>
  );
}
