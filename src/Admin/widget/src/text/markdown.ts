import { linkify, safeAddress, type Inline } from './inline';

export type Block = { kind: 'paragraph'; lines: Inline[][] } | { kind: 'list'; ordered: boolean; start: number; items: Inline[][] };

const bullet = /^\s{0,3}[-*•]\s+(.*)$/;
const numbered = /^\s{0,3}(\d{1,3})[.)、]\s*(.*)$/;
const heading = /^#{1,6}\s+(.*?)\s*#*$/;

/** The little Markdown that help articles use in an answer: paragraphs, lists, bold, code, links. All else is shown as written. */
export function markdown(text: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const number = numbered.exec(line);
    const item = bullet.exec(line)?.[1] ?? number?.[2];
    if (line.trim() === '') {
      open = null;
    } else if (item !== undefined) {
      const ordered = number !== null;
      if (open?.kind !== 'list' || open.ordered !== ordered) {
        open = { kind: 'list', ordered, start: Number(number?.[1] ?? 1), items: [] };
        blocks.push(open);
      }
      open.items.push(inline(item));
    } else {
      const title = heading.exec(line)?.[1];
      if (open?.kind !== 'paragraph') {
        open = { kind: 'paragraph', lines: [] };
        blocks.push(open);
      }
      open.lines.push(title === undefined ? inline(line) : [{ kind: 'bold', text: title }]);
    }
  }
  return blocks;
}

const marks = /\*\*(?=\S)([^*\n]+?)\*\*|`([^`\n]+)`|\[([^\]\n]+)\]\(([^()\s]+(?:\([^()\s]*\))?[^()\s]*)\)/g;

function inline(line: string): Inline[] {
  const parts: Inline[] = [];
  let at = 0;
  for (const match of line.matchAll(marks)) {
    const [whole, bold, code, words, target] = match;
    const href = target === undefined ? null : safeAddress(target);
    if (words !== undefined && href === null) continue;
    parts.push(...linkify(line.slice(at, match.index)));
    if (bold !== undefined) parts.push({ kind: 'bold', text: bold });
    else if (code !== undefined) parts.push({ kind: 'code', text: code });
    else if (words !== undefined && href !== null) parts.push({ kind: 'link', text: words, href });
    at = match.index + whole.length;
  }
  parts.push(...linkify(line.slice(at)));
  return parts;
}
