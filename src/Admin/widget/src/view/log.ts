import type { Translate } from '../language/language';
import { el, icon, icons } from './dom';
import type { Entry } from './entries';
import { mark, messageItem, type MessageActions } from './message';

const nearBottom = 80;

interface Shown {
  node: HTMLLIElement;
  looks: string;
}

/** The conversation. Lines that did not change keep their elements: focus, selection and screen readers stay where they are. */
export class Log {
  readonly element: HTMLElement;
  private readonly list = el('ol', { class: 'lines' });
  private readonly tail = el('div', { class: 'tail' });
  private readonly scroller: HTMLElement;
  private readonly jump: HTMLButtonElement;
  private readonly earlier: HTMLButtonElement;
  private shown = new Map<string, Shown>();
  private stick = true;

  constructor(
    private readonly say: Translate,
    private readonly actions: MessageActions & { earlier: () => void },
  ) {
    this.earlier = el('button', { type: 'button', class: 'quiet earlier', 'data-testid': 'earlier', onclick: () => actions.earlier() });
    this.jump = el('button', { type: 'button', class: 'jump', hidden: true, onclick: () => this.toBottom() }, say('log.jump'), icon(...icons.down));
    const log = el('div', { role: 'log', 'aria-live': 'polite', 'aria-relevant': 'additions', 'aria-label': say('log.label'), 'data-testid': 'log' }, this.list);
    // Focusable, so that a keyboard can scroll it.
    this.scroller = el('div', { class: 'scroller', tabindex: 0, role: 'region', 'aria-label': say('log.label') }, this.earlier, log, this.tail);
    this.scroller.addEventListener('scroll', () => this.scrolled(), { passive: true });
    new ResizeObserver(() => this.stick && this.toBottom()).observe(this.scroller);
    // Pictures arrive late and push everything down.
    this.list.addEventListener('load', () => this.stick && this.toBottom(), true);
    this.element = el('div', { class: 'log' }, this.scroller, this.jump);
  }

  show(entries: Entry[], tail: Node[], hasEarlier: boolean, loading: boolean): void {
    const height = this.scroller.scrollHeight;
    const firstBefore = this.list.firstElementChild;
    const lastBefore = this.list.lastElementChild;
    this.earlier.hidden = !hasEarlier && !loading;
    this.earlier.setAttribute('aria-disabled', String(loading));
    this.earlier.textContent = this.say(loading ? 'log.loading' : 'log.earlier');
    this.list.parentElement?.setAttribute('aria-busy', String(loading));
    this.lay(entries);
    this.tail.replaceChildren(...tail);

    const grewAtEnd = this.list.lastElementChild !== lastBefore;
    const grewAtStart = firstBefore !== null && firstBefore.isConnected && this.list.firstElementChild !== firstBefore;
    const mine = grewAtEnd && this.list.lastElementChild?.classList.contains('mine') === true;
    if (this.stick || mine) this.toBottom();
    else if (grewAtStart) this.scroller.scrollTop += this.scroller.scrollHeight - height;
    else if (grewAtEnd) this.jump.hidden = false;
  }

  toBottom(): void {
    this.stick = true;
    this.jump.hidden = true;
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  private scrolled(): void {
    this.stick = this.scroller.scrollHeight - this.scroller.scrollTop - this.scroller.clientHeight < nearBottom;
    if (this.stick) this.jump.hidden = true;
  }

  private lay(entries: Entry[]): void {
    const next = new Map<string, Shown>();
    let at: ChildNode | null = this.list.firstChild;
    for (const entry of entries) {
      const line = this.line(entry);
      next.set(entry.key, line);
      if (line.node === at) at = at.nextSibling;
      else this.list.insertBefore(line.node, at);
    }
    const kept = new Set([...next.values()].map((line) => line.node));
    for (const node of [...this.list.children]) if (!kept.has(node as HTMLLIElement)) node.remove();
    this.shown = next;
  }

  private line(entry: Entry): Shown {
    const known = this.shown.get(entry.key);
    const looks = looksOf(entry);
    if (entry.kind === 'message') {
      if (known === undefined || known.looks !== looks) return { node: messageItem(entry, this.say, this.actions), looks };
      mark(known.node, entry, this.say, this.actions);
      return known;
    }
    if (known?.looks === looks) return known;
    const node = el('li', { class: entry.kind, 'data-testid': entry.kind, ...(entry.kind === 'event' ? { 'data-event': entry.type } : {}) }, el('span', {}, entry.text));
    return { node, looks };
  }
}

/** Everything that needs a new element; marks and grouping are changed in place. */
function looksOf(entry: Entry): string {
  if (entry.kind !== 'message') return entry.text;
  const { text, name, attachments, sources, state } = entry;
  const named = entry.author !== 'contact' && entry.first;
  // Addresses of files are signed anew each time; the file is the same.
  return JSON.stringify([text, name, named, attachments.map((a) => a.id), sources.map((s) => s.url), state === 'recalled']);
}
