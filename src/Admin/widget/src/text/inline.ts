/** What a line of a message is made of. Nothing here makes markup: the view builds elements from it, so text stays text. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'bold'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'link'; text: string; href: string };

// A web address ends at space, quotes, CJK punctuation or a CJK letter: "见https://a.cn/b。谢谢" links only the address.
const address = /https?:\/\/[^\s<>"'`\u3000-\u303f\u3400-\u9fff\uff00-\uffef\u200b-\u200f\u202a-\u202e\u2066-\u2069]+/gi;

export function linkify(text: string): Inline[] {
  const parts: Inline[] = [];
  let at = 0;
  for (const match of text.matchAll(address)) {
    const href = trimmed(match[0]);
    if (safeAddress(href) === null) continue;
    if (match.index > at) parts.push({ kind: 'text', text: text.slice(at, match.index) });
    parts.push({ kind: 'link', text: href, href });
    at = match.index + href.length;
  }
  if (at < text.length) parts.push({ kind: 'text', text: text.slice(at) });
  return parts;
}

/** A sentence's full stop, or a bracket opened before the address, is not part of it. */
function trimmed(found: string): string {
  let href = found;
  for (;;) {
    const last = href.at(-1) ?? '';
    const unmatched = (last === ')' && count(href, '(') < count(href, ')')) || (last === ']' && count(href, '[') < count(href, ']'));
    if (!unmatched && !'.,;:!?*_'.includes(last)) return href;
    href = href.slice(0, -1);
  }
}

const count = (text: string, what: string): number => text.split(what).length - 1;

/** Only the web, and paths on our own server: never script or data addresses. */
export function safeAddress(href: string, base?: string): string | null {
  try {
    const url = new URL(href, base);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}
