import { clock, face, lineOf, preview } from '/page/web/lines.js';
import { get, make, of, onLanguage, post, t, translate, wearFace } from '/page/web/words.js';

const at = id => document.getElementById(id);
const app = await wearFace();
const seen = new Map();
let chats = [];
let current = decodeURIComponent(location.hash.slice(1));
let quoted = null;
let shown = '';

const chat = () => chats.find(c => c.id === current) ?? chats[0];
const tell = told => { at('told').textContent = told.accepted ? '' : t('lost', told.answer); };
async function act(path, body) {
  tell(await post(path, { chat: chat().id, ...body }));
  await refresh();
}

const acts = {
  press: (line, button) => act('press', { line: line.id, key: button.key }),
  recall: line => act('recall', { line: line.id }),
  quote: line => { quoted = line; showQuote(); at('text').focus(); },
  enlarge: source => { at('large').querySelector('img').src = source; at('large').showModal(); },
};

function showQuote() {
  at('quote').hidden = quoted === null;
  at('quote').firstElementChild.textContent = quoted === null ? '' : preview(quoted);
}

function rowOf(other) {
  const last = other.lines.at(-1);
  const unread = other.lines.filter(line => !line.mine).length - (seen.get(other.id) ?? 0);
  const row = make('button', { type: 'button', onclick: () => choose(other.id) },
    face(other.person),
    make('span', { className: 'name' }, other.person, make('span', { className: 'kind', textContent: of(other.kind) })),
    make('time', { textContent: last ? clock(last.at) : '' }),
    make('span', { className: 'last', textContent: last ? preview(last) : '' }),
    unread > 0 && other !== chat() ? make('span', { className: 'unread', textContent: unread }) : make('span'));
  row.setAttribute('aria-current', other === chat());
  row.dataset.testid = 'chat';
  return make('li', {}, row);
}

function showLines() {
  const { lines, person } = chat();
  if (lines.length === 0) return at('lines').replaceChildren(make('p', { className: 'none', textContent: t('none', person) }));
  const near = at('lines').scrollHeight - at('lines').scrollTop - at('lines').clientHeight < 160;
  let before = 0;
  at('lines').replaceChildren(...lines.flatMap(line => {
    const pause = Date.parse(line.at) - before > 5 * 60_000;
    before = Date.parse(line.at);
    const shownLine = lineOf(line, chat(), app, acts);
    return pause ? [make('p', { className: 'when', textContent: clock(line.at) }), shownLine] : [shownLine];
  }));
  if (near) toEnd();
}

function toEnd() {
  at('lines').scrollTop = at('lines').scrollHeight;
  for (const picture of at('lines').querySelectorAll('img')) if (!picture.complete) picture.onload = () => { at('lines').scrollTop = at('lines').scrollHeight; };
}

function show() {
  document.title = `${of(app.name)} ${t('emulator')}`;
  at('name').textContent = of(app.name);
  at('company').textContent = app.company;
  at('meet').textContent = t('meet');
  const open = chat();
  at('with').textContent = open.with;
  at('as').textContent = open.speakers.length > 0 ? `${open.person} · ${t('group', open.speakers.length)}` : t('as', open.person);
  at('open').hidden = !app.tellsOpening;
  at('speaker').hidden = open.speakers.length === 0;
  if (at('speaker').dataset.chat !== open.id) {
    at('speaker').dataset.chat = open.id;
    at('speaker').replaceChildren(...open.speakers.map(s => new Option(s.name, s.id)));
  }
  seen.set(open.id, open.lines.filter(line => !line.mine).length);
  at('chats').replaceChildren(...chats.map(rowOf));
  showLines();
}

async function refresh() {
  chats = await get('chats');
  const text = JSON.stringify(chats);
  if (text === shown) return;
  shown = text;
  show();
  if (app.tellsRead && document.visibilityState === 'visible' && chat().lines.some(line => !line.mine && !line.read)) await post('see', { chat: chat().id });
}

function choose(id) {
  current = id;
  location.hash = encodeURIComponent(id);
  quoted = null;
  showQuote();
  shown = '';
  at('told').textContent = '';
  show();
  toEnd();
}

async function say() {
  const text = at('text').value.trim();
  if (text.length === 0) return;
  const line = quoted?.id ?? null;
  [at('text').value, quoted] = ['', null];
  showQuote();
  await act('say', { text, line, speaker: at('speaker').value || null });
  toEnd();
}

at('composer').onsubmit = event => { event.preventDefault(); say(); };
at('text').onkeydown = event => { if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); say(); } };
at('quote').lastElementChild.onclick = () => { quoted = null; showQuote(); };
at('open').onclick = () => act('open', {});
at('meet').onclick = () => { at('newcomer-name').value = ''; at('newcomer').returnValue = ''; at('newcomer').showModal(); };
at('newcomer').onclose = async () => {
  if (at('newcomer').returnValue !== 'meet') return;
  const id = await post('people', { text: at('newcomer-name').value.trim() });
  await refresh();
  choose(id);
};
at('file').onchange = async () => {
  const [file] = at('file').files;
  if (!file) return;
  const query = new URLSearchParams({ chat: chat().id, name: file.name, speaker: at('speaker').value });
  tell(await (await fetch(`/page/show?${query}`, { method: 'POST', body: file, headers: { 'content-type': file.type || 'application/octet-stream' } })).json());
  at('file').value = '';
  await refresh();
  toEnd();
};
onLanguage(show);
translate();
await refresh();
toEnd();
setInterval(refresh, 700);
