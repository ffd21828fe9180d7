import { isOurs, type Looks, type ToFrame, type ToLoader } from './bridge';
import { choose, speak } from './language/language';
import { WidgetApi } from './live/http';
import { BrowserStore } from './session/store';
import { Chat } from './session/chat';
import { paletteOf } from './text/color';
import { Panel } from './view/panel';

/** The frame begins when the page around it has said who it is: its origin comes from the browser, not from its words. */
function begin(pageOrigin: string, init: Extract<ToFrame, { switchboard: 'init' }>): (message: ToFrame) => void {
  const inboxKey = new URLSearchParams(location.search).get('inbox') ?? '';
  const language = choose(init.language, navigator.languages);
  const say = speak(language);
  const store = new BrowserStore(`switchboard:${inboxKey}:`);
  const api = new WidgetApi();
  const tell = (message: ToLoader): void => parent.postMessage(message, pageOrigin === 'null' ? '*' : pageOrigin);
  const close = (): void => tell({ switchboard: 'close' });
  const chat = new Chat({ inboxKey, pageOrigin, language }, api, store, () => draw());
  const panel = new Panel(chat, language, say, api, store, close);
  let full = false;
  let told = '';
  let drawing = false;

  const looks = (): Looks => {
    const palette = paletteOf(chat.inbox?.color ?? '');
    const unread = chat.thread.unread.length;
    const name = chat.inbox?.name;
    return {
      color: palette.color,
      ink: palette.ink,
      openLabel: unread === 0 ? say('launcher.open') : say('launcher.unread', { count: unread }),
      closeLabel: say('launcher.close'),
      frameTitle: name === undefined ? say('frame.titlePlain') : say('frame.title', { name }),
      unread,
    };
  };

  // Many things change at once; they are drawn once. Not by animation frame: a hidden frame gets none, and must still count.
  const draw = (): void => {
    if (drawing) return;
    drawing = true;
    queueMicrotask(() => {
      drawing = false;
      panel.show();
      const now = looks();
      if (JSON.stringify(now) === told) return;
      told = JSON.stringify(now);
      paint(chat.inbox?.color ?? '');
      document.title = now.frameTitle;
      tell({ switchboard: 'looks', looks: now });
    });
  };

  document.documentElement.lang = language;
  document.body.append(panel.element);
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.isComposing) close();
    else if (event.key === 'Tab' && full) keepInside(event, panel.element);
  });
  draw();
  void chat.start(init.identity);

  return (message) => {
    if (message.switchboard === 'identify') void chat.start(message.identity);
    if (message.switchboard !== 'shown') return;
    full = message.full;
    panel.element.setAttribute('aria-modal', String(full));
    chat.show(message.shown);
    if (!message.shown) return;
    panel.composer.fit();
    // On a phone the keyboard would cover what one came to read.
    if (full) panel.element.focus();
    else panel.composer.input.focus();
  };
}

function paint(color: string): void {
  const palette = paletteOf(color);
  for (const [name, value] of Object.entries(palette)) document.documentElement.style.setProperty(`--${name}`, value);
}

/** Full screen covers the page, so Tab must not wander off into what cannot be seen. */
function keepInside(event: KeyboardEvent, panel: HTMLElement): void {
  const stops = [...panel.querySelectorAll<HTMLElement>('button, a[href], textarea, input:not([type=file]), [tabindex="0"]')].filter((e) => e.offsetParent !== null && !e.hasAttribute('disabled'));
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  const atEdge = document.activeElement === edge || (event.shiftKey && document.activeElement === panel);
  if (!atEdge) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
}

let heard: ((message: ToFrame) => void) | null = null;
addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.source !== parent || !isOurs<ToFrame>(event.data)) return;
  if (event.data.switchboard === 'init') heard ??= begin(event.origin, event.data);
  else heard?.(event.data);
});
parent.postMessage({ switchboard: 'hello' } satisfies ToLoader, '*');
