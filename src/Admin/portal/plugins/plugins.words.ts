import { dictionary } from '@switchboard/shared';

export const pluginWords = dictionary(
  {
    title: 'Plugins',
    about: 'What this platform can do is added by plugins: channels bring customers, bots answer, analyzers read mood, embedders let search go by meaning. The operator installs them.',
    name: 'Plugin',
    kind: 'Kind',
    kinds: { channel: 'Channel', bot: 'Bot', analyzer: 'Analyzer', embedder: 'Search by meaning' },
    version: 'Version',
    state: 'State',
    states: { active: 'In service', disabled: 'Disabled', incompatible: 'Incompatible', faulted: 'Faulted', superseded: 'Superseded', missing: 'Missing' },
    reason: 'Reason',
    settings: 'Settings',
    settingsCount: (n: number) => (n === 1 ? '1 setting' : `${n} settings`),
    none: '—',
    empty: 'No plugin is installed.',
  },
  {
    title: '插件',
    about: '平台能力由插件提供：渠道接入客户，机器人回答问题，分析器识别情绪，向量模型支持语义搜索。由平台运营方安装。',
    name: '插件名称',
    kind: '类型',
    kinds: { channel: '渠道', bot: '机器人', analyzer: '分析器', embedder: '语义搜索' },
    version: '版本',
    state: '状态',
    states: { active: '运行中', disabled: '已禁用', incompatible: '不兼容', faulted: '故障', superseded: '已被取代', missing: '缺失' },
    reason: '原因',
    settings: '设置',
    settingsCount: (n: number) => `${n} 项设置`,
    none: '无',
    empty: '尚未安装插件。',
  },
);
