import { dictionary } from '@switchboard/shared';

export const retrainWords = dictionary(
  {
    title: 'Retraining at night',
    about: (zone: string) => `Between two and five (${zone}), a new version learns from approved corrections. It is proposed only when it is better than the live one on your held-back examples; you publish it.`,
    learnable: (n: number, needed: number) => `${n} corrections approved since; ${needed} are the least.`,
    noLive: 'No version is live yet.',
    now: 'Retrain now',
    started: 'On its way: it is compared with the live version when it is ready.',
    showAll: 'Show retrained versions that were not better or were dismissed',
    proposals: { proposed: 'Proposed', 'not-better': 'Not better', dismissed: 'Dismissed', published: 'Was published' },
    waiting: 'proposed',
    verdicts: {
      better: (live: number) => `Better than version ${live}`,
      'not-proven': (live: number) => `Not shown to be better than version ${live}`,
      worse: (live: number) => `Worse than version ${live}`,
    },
    figures: (all: number, both: number, fresh: number, live: number, chance: string) =>
      `Of ${all} held-back examples both were right about ${both}, this one alone about ${fresh}, the live one alone about ${live}. Luck alone would put an equally good version so far ahead with a chance of ${chance}; up to 5 % is taken for better.`,
    dismiss: 'Dismiss',
    dismissed: 'Dismissed.',
  },
  {
    title: '夜间再训练',
    about: (zone: string) => `每天两点到五点（${zone}），新版本从已批准的更正中学习。只有在留出示例上优于当前版本时才会推荐，由您决定是否发布。`,
    learnable: (n: number, needed: number) => `此后已批准 ${n} 条更正，至少需要 ${needed} 条。`,
    noLive: '还没有已发布的版本。',
    now: '立即再训练',
    started: '已开始，完成后会与当前版本比较。',
    showAll: '显示未能胜出或已忽略的再训练版本',
    proposals: { proposed: '推荐', 'not-better': '未胜出', dismissed: '已忽略', published: '曾发布' },
    waiting: '个推荐版本',
    verdicts: {
      better: (live: number) => `优于版本 ${live}`,
      'not-proven': (live: number) => `未能证明优于版本 ${live}`,
      worse: (live: number) => `不如版本 ${live}`,
    },
    figures: (all: number, both: number, fresh: number, live: number, chance: string) =>
      `在 ${all} 条留出示例中，两者都判断正确 ${both} 条，仅此版本正确 ${fresh} 条，仅当前版本正确 ${live} 条。若两者一样好，仅凭运气领先这么多的概率为 ${chance}；不超过 5 % 视为更好。`,
    dismiss: '忽略',
    dismissed: '已忽略。',
  },
);
