import { ProblemError } from '@switchboard/shared';
import { expect, test } from 'vitest';
import { ownerIn } from './owner';

test('a refusal for another intent’s text tells which that is', () => {
  const refusal = new ProblemError(409, 'intent-example.of-another', 'This text is an example of “Refund “now”” already. Move it here, or change the text.');

  const owner = ownerIn(refusal);

  expect(owner).toBe('Refund “now”');
});

test('other faults name no intent', () => {
  const owners = [ownerIn(new ProblemError(409, 'intent-correction.reviewed', 'Of “Refund”.')), ownerIn(new Error('“Refund”'))];

  expect(owners).toEqual([null, null]);
});
