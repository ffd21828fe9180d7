import type { Inline } from '../text/inline';
import { linkify } from '../text/inline';
import { markdown } from '../text/markdown';
import { el } from './dom';

/** What people write: their line breaks, and web addresses as links. */
export const plainText = (text: string): Node => el('p', {}, ...linkify(text).map(inline));

/** What the bot quotes from an article. */
export const article = (text: string): Node[] =>
  markdown(text).map((block) => {
    if (block.kind === 'paragraph') return el('p', {}, ...block.lines.flatMap((line, i) => (i === 0 ? line.map(inline) : ['\n', ...line.map(inline)])));
    const items = block.items.map((item) => el('li', {}, ...item.map(inline)));
    return block.ordered ? el('ol', { start: block.start }, ...items) : el('ul', {}, ...items);
  });

function inline(part: Inline): Node {
  switch (part.kind) {
    case 'text':
      return document.createTextNode(part.text);
    case 'bold':
      return el('strong', {}, part.text);
    case 'code':
      return el('code', {}, part.text);
    case 'link':
      return el('a', { href: part.href, target: '_blank', rel: 'noopener noreferrer nofollow' }, part.text);
  }
}
