import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { inkOn } from './colours';
import { sampleOf, SAMPLES, snippetOf } from './embedding';

test('the code for a site is the one that the widget’s loader reads', () => {
  const snippet = snippetOf('https://desk.example', 'abc123');

  expect(snippet).toBe('<script src="https://desk.example/widget.js" data-inbox="abc123" async></script>');
});

test('the Node.js sample makes the hash that the server expects', () => {
  const body = sampleOf('Node.js').replace(/^import .*\n/, '').replace('process.env.SWITCHBOARD_IDENTITY_SECRET', '"secret"');

  const hash = new Function('createHmac', 'user', `${body}; return hash;`)(createHmac, { id: 42 }) as string;

  expect(hash).toBe(createHmac('sha256', 'secret').update('42').digest('hex'));
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
});

test.each(SAMPLES)('the %s sample keeps the secret out of the code', (sample) => {
  expect(sampleOf(sample)).toContain('SWITCHBOARD_IDENTITY_SECRET');
});

test.each([
  ['#ffffff', '#000000'],
  ['#ffd400', '#000000'],
  ['#2456c4', '#ffffff'],
  ['#000000', '#ffffff'],
])('%s is written on in %s', (colour, ink) => {
  expect(inkOn(colour)).toBe(ink);
});
