import { CheckOutlined, ClockCircleOutlined, MoreOutlined, RollbackOutlined, UserAddOutlined, UserSwitchOutlined } from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import { Hint, useMay, useWords, type Conversation, withinLandmark } from '@switchboard/shared';
import { useState } from 'react';
import { snoozeTimes } from '../../desk/times';
import { useWorkplace } from '../../desk/WorkplaceContext';
import { actionWords } from './actions.words';
import { SnoozeDialog } from './SnoozeDialog';
import type { ConversationActions } from './useConversationActions';

interface Props {
  conversation: Conversation;
  actions: ConversationActions;
  onAssign: () => void;
}

export function ActionBar({ conversation, actions, onAssign }: Props) {
  const words = useWords(actionWords);
  const may = useMay();
  const { me } = useWorkplace();
  const [choosing, setChoosing] = useState(false);
  const resolved = conversation.status === 'resolved';
  const assigning = may('conversations:assign') && !resolved;
  const managing = may('conversations:manage');
  const inQueue = conversation.status === 'open' && conversation.assigneeId === null;

  const snooze = [
    { key: 'inAnHour', label: words.inAnHour },
    { key: 'inThreeHours', label: words.inThreeHours },
    { key: 'tomorrow', label: words.tomorrow },
    { key: 'nextWeek', label: words.nextWeek },
    { key: 'choose', label: words.chooseTime },
  ];
  const more: NonNullable<MenuProps['items']> = [
    ...(assigning && !inQueue ? [{ key: 'queue', icon: <RollbackOutlined aria-hidden />, label: conversation.status === 'pending' ? words.handOver : words.toQueue }] : []),
    ...(managing && !resolved ? [{ type: 'group' as const, key: 'snooze', label: words.snooze, children: snooze.map((s) => ({ ...s, icon: <ClockCircleOutlined aria-hidden /> })) }] : []),
  ];
  const onMore: MenuProps['onClick'] = ({ key }) => {
    if (key === 'queue') actions.toQueue();
    else if (key === 'choose') setChoosing(true);
    else actions.snooze(snoozeTimes(new Date())[key as keyof ReturnType<typeof snoozeTimes>]);
  };

  return (
    <div className="thread-actions" role="group" aria-label={words.toolbar}>
      {assigning && conversation.assigneeId !== me && (
        <Button type="primary" icon={<UserAddOutlined aria-hidden />} loading={actions.busy} onClick={actions.take} data-testid="take">
          {words.take}
        </Button>
      )}
      {assigning && (
        <Button icon={<UserSwitchOutlined aria-hidden />} onClick={onAssign} data-testid="assign">
          {words.assign}
        </Button>
      )}
      {managing && !resolved && (
        <Button icon={<CheckOutlined aria-hidden />} disabled={actions.busy} onClick={actions.resolve} data-testid="resolve">
          {words.resolve}
        </Button>
      )}
      {managing && resolved && (
        <Button icon={<RollbackOutlined aria-hidden />} loading={actions.busy} onClick={actions.reopen} data-testid="reopen">
          {words.reopen}
        </Button>
      )}
      {more.length > 0 && (
        <Dropdown menu={{ items: more, onClick: onMore }} trigger={['click']} autoFocus getPopupContainer={withinLandmark}>
          <Hint text={words.more}>
            <Button icon={<MoreOutlined aria-hidden />} aria-label={words.more} aria-haspopup="menu" data-testid="more" />
          </Hint>
        </Dropdown>
      )}
      {choosing && <SnoozeDialog onSnooze={actions.snooze} onClose={() => setChoosing(false)} />}
    </div>
  );
}
