import { ProblemError, UnreachableError } from '@switchboard/shared';
import { expect, test } from 'vitest';
import { refusedFields } from './refusedFields';

const refusal = (...fields: [string, string][]) =>
  new ProblemError(400, 'input.invalid', 'Some fields…', fields.map(([field, message]) => ({ field, message })));

test('what the server refuses stands at the field it names, in the reader’s language', () => {
  const error = refusal(['settings.color', 'must be a colour such as #1f6feb.']);

  const said = [refusedFields(error, ['name', 'settings.color'], 'en'), refusedFields(error, ['settings.color'], 'zh-CN')];

  expect(said[0]).toEqual({ fields: [{ name: ['settings', 'color'], errors: ['Must be a colour such as #1f6feb.'] }], rest: false });
  expect(said[1]?.fields[0]?.errors).toEqual(['须为颜色值，例如 #1f6feb。']);
});

test('a field that the form does not show is said above it', () => {
  const said = refusedFields(refusal(['name', 'is required.'], ['hidden', 'is wrong.']), ['name'], 'zh-CN');

  expect(said).toEqual({ fields: [{ name: ['name'], errors: ['请填写此项。'] }], rest: true });
});

test('the server’s length rule is understood', () => {
  const error = refusal(['name', 'The field name must be a string with a minimum length of 1 and a maximum length of 100.']);

  const said = refusedFields(error, ['name'], 'zh-CN');

  expect(said.fields[0]?.errors).toEqual(['长度须在 1 到 100 个字符之间。']);
});

test('a sentence that is not known is passed on rather than lost', () => {
  const said = refusedFields(refusal(['name', 'is odd.']), ['name'], 'zh-CN');

  expect(said.fields[0]?.errors).toEqual(['不符合要求：is odd.']);
});

test.each([new ProblemError(409, 'member.exists', 'Somebody…'), new UnreachableError('x'), new Error('bug')])('%s concerns no field', (error) => {
  const said = refusedFields(error, ['name'], 'en');

  expect(said).toEqual({ fields: [], rest: true });
});
