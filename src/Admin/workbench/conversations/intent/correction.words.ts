import { dictionary } from '@switchboard/shared';

export const correctionWords = dictionary(
  {
    correct: 'Correct',
    name: 'Name the intent',
    title: 'What does this customer want?',
    hint: 'The conversation changes at once and stays with whoever has it. The customer’s words, without personal data, are proposed as an example; a supervisor decides.',
    filter: 'Find an intent',
    none: 'None of these',
    now: 'now',
    nothing: 'No intent fits these words.',
    mine: 'What came of yours',
    noneYet: 'You have corrected nothing yet.',
    states: { proposed: 'Waits for a supervisor', approved: 'Is an example now', rejected: 'Not taken' },
    done: 'Corrected, and proposed as an example.',
  },
  {
    correct: '更正',
    name: '指定意图',
    title: '客户想要什么？',
    hint: '会话的意图立即更改，仍由原来的人处理。客户的话去除个人信息后会作为示例提交，由主管审核。',
    filter: '查找意图',
    none: '都不是',
    now: '当前',
    nothing: '没有符合的意图。',
    mine: '我的更正',
    noneYet: '您还没有更正过。',
    states: { proposed: '等待主管审核', approved: '已成为示例', rejected: '未采用' },
    done: '已更正，并作为示例提交。',
  },
);
