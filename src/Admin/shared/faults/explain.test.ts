import { expect, test } from 'vitest';
import { ProblemError, UnreachableError } from '../api/problem';
import { explain } from './explain';

test('a known refusal is said in the reader’s language', () => {
  const refusal = new ProblemError(409, 'conversation.resolved', 'This conversation is resolved.');

  const said = [explain(refusal, 'en'), explain(refusal, 'zh-CN')];

  expect(said).toEqual(['This conversation is resolved.', '会话已结束。请先重新打开，或写一条内部备注。']);
});

test('an unknown refusal shows the server’s detail', () => {
  const refusal = new ProblemError(409, 'something.new', 'Do this instead.');

  const said = explain(refusal, 'zh-CN');

  expect(said).toBe('Do this instead.');
});

test('a refused form names its fields', () => {
  const refusal = new ProblemError(400, 'input.invalid', 'Some fields…', [{ field: 'email', message: 'must be an e-mail address.' }]);

  const said = explain(refusal, 'en');

  expect(said).toBe('email: must be an e-mail address.');
});

test('silence and bugs are told apart', () => {
  const said = [explain(new UnreachableError('x'), 'en'), explain(new Error('stack'), 'en')];

  expect(said[0]).toContain('No answer');
  expect(said[1]).not.toContain('stack');
});
