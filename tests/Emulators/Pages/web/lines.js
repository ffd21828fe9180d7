import { make, t, language } from '/page/web/words.js';

const colours = ['#2f6f4f', '#8a4b9e', '#b3541e', '#1f6aa5', '#a2364f', '#5b5fc7', '#7a6212'];
const hash = text => [...text].reduce((sum, c) => (sum * 31 + c.codePointAt(0)) >>> 0, 7);

export function face(name, brand = false) {
  const initial = [...name.trim()][0] ?? '?';
  const shown = make('span', { className: 'face', textContent: initial.toUpperCase(), ariaHidden: 'true' });
  shown.style.background = brand ? 'var(--brand)' : colours[hash(name) % colours.length];
  return shown;
}

export const clock = at => new Date(at).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' });

export const preview = line => (line.recalled ? t(line.mine ? 'recalledMine' : 'recalled') : line.kind === 'picture' ? t('picture') : line.kind === 'file' ? t('file') : line.text);

/** One message as the app shows it; `act` holds what its buttons do. */
export function lineOf(line, chat, app, act) {
  if (line.recalled) return make('p', { className: 'gone', textContent: t(line.mine ? 'recalledMine' : 'recalled') });
  const name = line.who || (line.mine ? chat.person : chat.with);
  const quoted = line.quoted && chat.lines.find(other => other.id === line.quoted);
  const row = make('div', { className: line.mine ? 'line mine' : 'line' }, face(name, !line.mine), make('div', { className: 'body' },
    line.who ? make('span', { className: 'speaker', textContent: line.who }) : null,
    quoted ? make('span', { className: 'quoted', textContent: preview(quoted) }) : null,
    bubble(line, act),
    state(line, chat, app, act)));
  row.dataset.testid = 'line';
  row.dataset.from = line.mine ? 'customer' : 'company';
  return row;
}

function bubble(line, act) {
  const source = `/page/files/${encodeURIComponent(line.fileId ?? '')}`;
  if (line.kind === 'picture') {
    const large = make('button', { type: 'button', className: 'bubble picture', ariaLabel: t('picture'), onclick: () => act.enlarge(source) }, make('img', { src: source, alt: t('picture') }));
    large.dataset.testid = 'picture';
    return large;
  }
  if (line.kind === 'file') return make('div', { className: 'bubble' }, make('a', { className: 'file', href: source, textContent: line.text || t('file') }));
  if (line.kind !== 'card') return make('div', { className: 'bubble', textContent: line.text });
  const buttons = line.buttons.map(button => {
    const pressed = make('button', { type: 'button', textContent: button.label, onclick: () => act.press(line, button) });
    pressed.dataset.testid = 'card-button';
    return pressed;
  });
  return make('div', { className: 'bubble card' }, line.text ? make('div', { className: 'says', textContent: line.text }) : null, make('div', { className: 'buttons' }, ...buttons));
}

function state(line, chat, app, act) {
  const small = make('div', { className: line.arrived ? 'state' : 'state bad' }, make('span', { textContent: line.arrived ? (!line.mine && line.read ? t('read') : '') : t('waiting') }));
  if (chat.recalls && line.mine) small.append(make('button', { type: 'button', textContent: t('recall'), onclick: () => act.recall(line) }));
  if (app.quotes && !line.mine) small.append(make('button', { type: 'button', textContent: t('quote'), onclick: () => act.quote(line) }));
  return small;
}
