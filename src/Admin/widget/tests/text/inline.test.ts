import { expect, it } from 'vitest';
import { linkify, safeAddress } from '../../src/text/inline';

const links = (text: string): string[] => linkify(text).flatMap((part) => (part.kind === 'link' ? [part.href] : []));
const whole = (text: string): string => linkify(text).map((part) => part.text).join('');

it.each([
  ['see https://a.example/x.', ['https://a.example/x']],
  ['(https://a.example/x)', ['https://a.example/x']],
  ['https://a.example/w_(x)', ['https://a.example/w_(x)']],
  ['见https://a.example/退货。谢谢', ['https://a.example/']],
  ['详情：https://a.example/b，或 http://b.example', ['https://a.example/b', 'http://b.example']],
  ['javascript:alert(1) data:text/html,x ftp://a.example', []],
  ['https://', []],
  ['"https://a.example/"onmouseover=alert(1)', ['https://a.example/']],
  ['https://a.example/\u202egnp.exe', ['https://a.example/']],
])('finds the addresses in %s and loses no character', (text, expected) => {
  expect(links(text)).toEqual(expected);
  expect(whole(text)).toBe(text);
});

it('lets only the web through, also on our own server', () => {
  expect(safeAddress('/help/acme/returns?language=en', 'https://desk.example/widget/frame.html')).toBe('https://desk.example/help/acme/returns?language=en');
  expect(safeAddress('javascript:alert(1)', 'https://desk.example/')).toBeNull();
  expect(safeAddress('  java\nscript:alert(1)', 'https://desk.example/')).toBeNull();
  expect(safeAddress('/help/x')).toBeNull();
});
