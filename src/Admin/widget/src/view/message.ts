import type { Key, Translate } from '../language/language';
import type { Attachment, Source } from '../live/wire';
import { safeAddress } from '../text/inline';
import { el, icon, icons } from './dom';
import type { MessageEntry } from './entries';
import { article, plainText } from './prose';

export interface MessageActions {
  retry: (clientId: string) => void;
  discard: (clientId: string) => void;
}

/** One message as a list item. Its mark (sent, read …) is updated in place, so that a screen reader is not told the text again. */
export function messageItem(entry: MessageEntry, say: Translate, actions: MessageActions): HTMLLIElement {
  const item = el(
    'li',
    {
      class: `message ${entry.author === 'contact' ? 'mine' : 'theirs'}`,
      'data-testid': 'message',
      'data-author': entry.author,
    },
    entry.author === 'contact' ? null : avatar(entry),
    el(
      'div',
      { class: 'column' },
      entry.author !== 'contact' && entry.first ? el('span', { class: 'name' }, entry.name) : el('span', { class: 'unseen' }, `${entry.name}:`),
      body(entry, say),
      el('div', { class: 'mark' }),
    ),
  );
  mark(item, entry, say, actions);
  return item;
}

const marks: Record<MessageEntry['state'], { key: Key | null; paths: readonly string[] }> = {
  sending: { key: 'message.sending', paths: icons.clock },
  waiting: { key: 'message.waiting', paths: icons.clock },
  failed: { key: null, paths: [] },
  sent: { key: 'message.sent', paths: icons.sent },
  delivered: { key: 'message.delivered', paths: icons.both },
  read: { key: 'message.read', paths: icons.both },
  recalled: { key: null, paths: [] },
};

export function mark(item: HTMLElement, entry: MessageEntry, say: Translate, actions: MessageActions): void {
  item.classList.toggle('first', entry.first);
  item.classList.toggle('last', entry.last);
  const line = item.querySelector('.mark');
  const looks = `${entry.state} ${entry.seq} ${entry.clock} ${entry.failure}`;
  if (line === null || item.dataset['mark'] === looks) return;
  Object.assign(item.dataset, { mark: looks, status: entry.state, seq: String(entry.seq) });
  const { clientId } = entry;
  if (entry.state === 'failed' && clientId !== null) {
    line.replaceChildren(
      el('span', { class: 'failure', role: 'alert' }, entry.failure),
      el('button', { type: 'button', class: 'quiet', 'data-testid': 'message-retry', onclick: () => actions.retry(clientId) }, say('message.retry')),
      el('button', { type: 'button', class: 'quiet', 'data-testid': 'message-discard', onclick: () => actions.discard(clientId) }, say('message.discard')),
    );
    return;
  }
  const { key, paths } = marks[entry.state];
  const tick = entry.author === 'contact' && key !== null ? el('span', { class: 'tick', title: say(key) }, icon(...paths), el('span', { class: 'unseen' }, say(key))) : null;
  line.replaceChildren(...(entry.clock === '' ? [] : [entry.clock]), ...(tick === null ? [] : [tick]));
}

function body(entry: MessageEntry, say: Translate): HTMLElement {
  if (entry.state === 'recalled') return el('div', { class: 'bubble recalled' }, say('message.recalled'));
  const words = entry.text === '' ? [] : entry.author === 'bot' ? article(entry.text) : [plainText(entry.text)];
  const pictures = entry.attachments.map((file) => attachment(file, say));
  const sources = entry.sources.map((source) => sourceLink(source, say)).filter((link) => link !== null);
  const onlyPictures = words.length === 0 && entry.attachments.every((file) => file.contentType.startsWith('image/'));
  return el('div', { class: `bubble${onlyPictures ? ' bare' : ''}` }, ...pictures, ...words, ...sources);
}

function attachment(file: Attachment, say: Translate): HTMLElement | null {
  const href = safeAddress(file.url, location.href);
  if (href === null) return null;
  const link = { href, target: '_blank', rel: 'noopener' };
  return file.contentType.startsWith('image/')
    ? el('a', { ...link, class: 'picture' }, el('img', { src: href, alt: say('message.picture', { name: file.name }) }))
    : el('a', { ...link, class: 'file' }, icon(...icons.page), file.name);
}

function sourceLink(source: Source, say: Translate): HTMLElement | null {
  const href = safeAddress(source.url, location.href);
  if (href === null) return null;
  return el(
    'a',
    { class: 'source', href, target: '_blank', rel: 'noopener', 'data-testid': 'message-source' },
    icon(...icons.page),
    el('span', {}, say('message.source', { title: source.title })),
    el('span', { class: 'unseen' }, ` (${say('message.newTab')})`),
  );
}

function avatar(entry: MessageEntry): HTMLElement {
  const face = el('span', { class: `avatar ${entry.author}`, 'aria-hidden': 'true' });
  if (entry.author === 'bot') face.append(icon(...icons.spark));
  else face.append(initials(entry.name));
  return face;
}

/** "Mia Lang" is ML, "陈静" is 静: a Chinese given name says more than a family name shared by millions. */
export function initials(name: string): string {
  const trimmed = name.trim();
  if (/^[\u3400-\u9fff·]+$/.test(trimmed)) return [...trimmed].at(-1) ?? '';
  const words = trimmed.split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => [...(word ?? '')][0] ?? '').join('').toUpperCase();
}
