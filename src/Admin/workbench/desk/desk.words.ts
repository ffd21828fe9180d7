import { dictionary } from '@switchboard/shared';

export const deskWords = dictionary(
  {
    title: 'Workbench',
    skip: 'Skip to the conversation',
    tenant: 'Company',
    account: 'Account',
    shortcuts: 'Keyboard shortcuts',
    portal: 'Admin portal',
    signOut: 'Sign out',
    connecting: 'Connecting…',
    reconnecting: 'The connection was lost. Reconnecting… What you write is kept and sent afterwards.',
    connected: 'Live',
    connectedHint: 'New messages arrive at once',
    offlineShort: 'Reconnecting…',
    backAgain: 'Connected again.',
  },
  {
    title: '工作台',
    skip: '跳到会话内容',
    tenant: '企业',
    account: '账号',
    shortcuts: '键盘快捷键',
    portal: '管理后台',
    signOut: '退出登录',
    connecting: '正在连接…',
    reconnecting: '连接已断开，正在重连… 您写的内容会保留，恢复后自动发送。',
    connected: '实时',
    connectedHint: '新消息会立即送达',
    offlineShort: '重连中…',
    backAgain: '已重新连接。',
  },
);
