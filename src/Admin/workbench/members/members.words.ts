import { dictionary } from '@switchboard/shared';

export const memberWords = dictionary(
  {
    availability: 'Your availability',
    states: { online: 'Online', busy: 'Busy', offline: 'Offline' },
    hints: { online: 'New conversations come to you', busy: 'You keep yours, no new ones', offline: 'You take no conversations' },
    roles: { admin: 'Administrator', supervisor: 'Supervisor', agent: 'Agent', inspector: 'Inspector', analyst: 'Analyst', operator: 'Operator' },
  },
  {
    availability: '我的状态',
    states: { online: '在线', busy: '忙碌', offline: '离线' },
    hints: { online: '会自动分配新会话', busy: '保留现有会话，不再分配', offline: '不接待会话' },
    roles: { admin: '管理员', supervisor: '主管', agent: '客服', inspector: '质检员', analyst: '分析员', operator: '平台运营' },
  },
);
