import { get, language, make, of, onLanguage, post, t, translate, wearFace } from '/page/web/words.js';

const at = id => document.getElementById(id);
const app = await wearFace();
let sections = [];
let callbacks = [];

function fieldOf(section, field) {
  const id = `${section.id}-${field.name}`;
  if (field.kind === 'switch') {
    const box = make('input', { type: 'checkbox', id, name: field.name, checked: field.value === 'true' });
    return make('div', { className: 'field switch' }, box, make('label', { htmlFor: id, textContent: of(field.label) }));
  }
  if (field.kind === 'text') {
    const input = make('input', { type: 'text', id, name: field.name, value: field.value, autocomplete: 'off', spellcheck: false });
    return make('div', { className: 'field' }, make('label', { htmlFor: id, textContent: of(field.label) }), input);
  }
  const value = make('code', { id, textContent: field.value });
  const copy = make('button', { type: 'button', className: 'quiet', textContent: t('copy') });
  copy.onclick = async () => { await navigator.clipboard.writeText(field.value); copy.textContent = t('copied'); };
  return make('div', { className: 'field' }, make('span', { className: 'label', textContent: of(field.label) }), value, copy);
}

function sectionOf(section) {
  const outcome = make('span', { className: 'outcome', role: 'status' });
  outcome.dataset.testid = `outcome-${section.id}`;
  const form = make('form', { id: `form-${section.id}`, onsubmit: event => event.preventDefault() });
  const buttons = section.actions.map((action, i) => {
    const button = make('button', { type: 'button', className: i === 0 ? 'primary' : 'quiet', textContent: of(action.label), onclick: () => run(section, action, form) });
    button.dataset.testid = `${section.id}-${action.id}`;
    return button;
  });
  form.append(...section.fields.map(field => fieldOf(section, field)), make('div', { className: 'actions' }, ...buttons, outcome));
  return make('section', { id: section.id }, make('h2', { textContent: of(section.title) }), make('p', { className: 'hint', textContent: of(section.hint) }), form);
}

async function run(section, action, form) {
  const values = {};
  for (const input of form.querySelectorAll('input')) values[input.name] = input.type === 'checkbox' ? String(input.checked) : input.value;
  const told = await post('console', { section: section.id, action: action.id, values });
  await refresh();
  show();
  const outcome = document.querySelector(`[data-testid="outcome-${section.id}"]`);
  outcome.className = told.accepted ? 'outcome good' : 'outcome bad';
  outcome.textContent = told.accepted ? t('saved') : t('refused', told.answer);
}

function showCallbacks() {
  const time = when => new Date(when).toLocaleTimeString(language);
  const rows = callbacks.map(note => make('tr', {}, ...[time(note.at), note.what, note.tries, note.accepted ? t('taken') : note.next ? t('next', time(note.next)) : t('never'), note.answer]
    .map(text => make('td', { textContent: text, title: text }))));
  at('callbacks').querySelector('tbody').replaceChildren(...(rows.length > 0 ? rows : [make('tr', {}, make('td', { colSpan: 5, textContent: t('nothing') }))]));
}

function show() {
  document.title = `${t('consoleOf')} ${of(app.name)}`;
  at('name').textContent = `${t('consoleOf')} ${of(app.name)}`;
  at('company').textContent = app.company;
  at('contents').replaceChildren(...sections.map(s => make('a', { href: '#' + s.id, textContent: of(s.title) })), make('a', { href: '#callbacks', textContent: t('callbacks') }));
  at('sections').replaceChildren(...sections.map(sectionOf));
  showCallbacks();
}

async function refresh() {
  ({ sections, callbacks } = await get('console'));
  showCallbacks();
}

onLanguage(show);
translate();
await refresh();
show();
setInterval(refresh, 1500);
