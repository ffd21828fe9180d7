import { expect, test } from 'vitest';
import { tellingOf } from './measures';

test('in the shadow only how sure the versions were is compared, for nothing follows from what one of them says', () => {
  expect(tellingOf('shadow')).toEqual(['sure']);
  expect(tellingOf('split')).toContain('handed-over');
});
