import { dictionary } from '@switchboard/shared';

export const questionWords = dictionary(
  {
    title: 'Questions without an answer',
    about: 'What customers and agents searched for and no article has. Numbers and addresses are masked; a question is forgotten half a year after it was last asked.',
    question: 'Question',
    asked: 'Asked',
    times: (n: number) => (n === 1 ? 'once' : `${n} times`),
    last: 'Last asked',
    found: 'Articles found',
    write: 'Write an article',
    empty: 'Every question that was asked has an article.',
  },
  {
    title: '没有答案的问题',
    about: '客户和客服搜索过、但没有文章能回答的问题。号码和地址已隐去；半年内无人再问的问题会被清除。',
    question: '问题',
    asked: '次数',
    times: (n: number) => `${n} 次`,
    last: '最近提问',
    found: '找到的文章',
    write: '写一篇文章',
    empty: '被问到的问题都有文章。',
  },
);
