import type { Message, Schemas } from '@switchboard/shared';
import { expect, test } from 'vitest';
import { eventLine } from './eventLine';
import { threadWords } from './thread.words';

const none = { memberId: null, memberName: null, teamName: null, reason: null, score: null };

test.each([
  [{ type: 'assigned', memberName: 'Li Na' }, 'Li Na', 'Li Na took the conversation', 'Li Na 接入了会话'],
  [{ type: 'assigned', memberName: 'Li Na' }, 'Router', 'Assigned to Li Na automatically', '系统自动分配给 Li Na'],
  [{ type: 'assigned', teamName: 'Returns' }, 'Ann', 'Ann assigned this to Returns', 'Ann 将会话分配给 Returns'],
  [{ type: 'handed-over', reason: 'customer-asked' }, 'Bot', 'Handed over to a person: the customer asked for one', '已转人工：客户要求人工服务'],
  [{ type: 'handed-over', reason: 'toString' }, 'Bot', 'Handed over to a person: toString', '已转人工：toString'],
  [{ type: 'rated', score: 4 }, 'x', 'The customer rated 4 of 5', '客户评分：4 分（满分 5 分）'],
  [{ type: 'merged' }, 'x', 'Event: merged', '事件：merged'],
])('%o by %s', (event, by, en, zh) => {
  const message = { author: { kind: 'system', id: null, name: by }, event: { ...none, ...event } as Schemas['SystemEvent'], text: '' } as unknown as Message;

  const said = [eventLine(message, threadWords.en), eventLine(message, threadWords['zh-CN'])];

  expect(said).toEqual([en, zh]);
});
