import { dictionary } from '@switchboard/shared';

export const explorerWords = dictionary(
  {
    title: 'GraphQL explorer',
    signOut: 'Sign out',
    run: 'Ctrl+Enter runs what is at the cursor.',
    schema: 'The book on the left shows the schema.',
    live: 'Your own rights apply; mutations change real data.',
    editor: { query: 'Operation', variables: 'Variables', result: 'Result' },
  },
  {
    title: 'GraphQL 调试台',
    signOut: '退出登录',
    run: '按 Ctrl+Enter 运行光标处的操作。',
    schema: '左侧的书本图标可查看完整的类型定义。',
    live: '以您本人的权限执行；mutation 会改动真实数据。',
    editor: { query: '操作', variables: '变量', result: '结果' },
  },
);
