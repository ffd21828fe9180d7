import { expect, it } from 'vitest';
import { markdown } from '../../src/text/markdown';

it('reads paragraphs, bold words, code and links', () => {
  const blocks = markdown('Open **Orders** and press `Return`.\n\nMore: [help](https://a.example/help)');

  expect(blocks).toEqual([
    {
      kind: 'paragraph',
      lines: [
        [
          { kind: 'text', text: 'Open ' },
          { kind: 'bold', text: 'Orders' },
          { kind: 'text', text: ' and press ' },
          { kind: 'code', text: 'Return' },
          { kind: 'text', text: '.' },
        ],
      ],
    },
    { kind: 'paragraph', lines: [[{ kind: 'text', text: 'More: ' }, { kind: 'link', text: 'help', href: 'https://a.example/help' }]] },
  ]);
});

it('reads lists of both kinds, in Chinese too', () => {
  const blocks = markdown('步骤：\n1、打开订单\n2. 申请退货\n- 保留包装');

  expect(blocks.map((b) => (b.kind === 'list' ? [b.ordered, b.start, b.items.length] : b.kind))).toEqual(['paragraph', [true, 1, 2], [false, 1, 1]]);
});

it('shows a heading as a bold line', () => {
  expect(markdown('## Returns')).toEqual([{ kind: 'paragraph', lines: [[{ kind: 'bold', text: 'Returns' }]] }]);
});

it.each(['<img src=x onerror=alert(1)>', '[click](javascript:alert(1))', '<script>alert(1)</script>', '[x](data:text/html,<b>)'])('keeps %s as the text it is', (text) => {
  const parts = markdown(text).flatMap((b) => (b.kind === 'paragraph' ? b.lines.flat() : b.items.flat()));

  expect(parts).toEqual([{ kind: 'text', text }]);
});

it('stays fast on marks that never close', () => {
  const begun = performance.now();

  markdown('**a [b](c '.repeat(2_000));

  expect(performance.now() - begun).toBeLessThan(500);
});
