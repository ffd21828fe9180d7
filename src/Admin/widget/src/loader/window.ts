import { isOurs, type Looks, type ToFrame, type ToLoader } from '../bridge';
import { hostStyle } from './style';

const small = '(max-width: 480px), (max-height: 480px)';

/** The launcher and the frame on somebody else's page, out of reach of its styles. */
export class ChatWindow {
  opened = false;
  private readonly host = document.createElement('switchboard-chat');
  private readonly layer = document.createElement('div');
  private readonly button = document.createElement('button');
  private readonly badge = document.createElement('span');
  private readonly frame = document.createElement('iframe');
  private readonly full = matchMedia(small);
  private readonly sheet = new CSSStyleSheet();
  private looks: Looks | null = null;
  private ready = false;

  constructor(
    private readonly origin: string,
    inboxKey: string,
    private readonly greet: () => ToFrame,
    private readonly heardUnread: (count: number) => void,
  ) {
    const root = this.host.attachShadow({ mode: 'closed' });
    this.sheet.replaceSync(hostStyle);
    root.adoptedStyleSheets = [this.sheet];
    this.host.dataset['testid'] = 'switchboard-launcher';
    this.frame.src = `${origin}/widget/frame.html?inbox=${encodeURIComponent(inboxKey)}`;
    this.frame.title = 'Chat';
    this.frame.allow = 'clipboard-write';
    this.frame.dataset['testid'] = 'switchboard-frame';
    this.button.type = 'button';
    this.button.hidden = true;
    this.button.append(drawing('bubble', 'M5 5h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-6l-5 4v-4H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2z', 'M8 10h8', 'M8 13h5'), drawing('fold', 'M6 9.5l6 6 6-6'), this.badge);
    this.badge.className = 'badge';
    this.badge.setAttribute('aria-hidden', 'true');
    this.button.addEventListener('click', () => this.show(!this.opened));
    this.layer.className = 'layer';
    this.layer.append(this.button, this.frame);
    root.append(this.layer);
    this.full.addEventListener('change', () => this.lay());
    visualViewport?.addEventListener('resize', () => this.lay());
    addEventListener('message', (event) => this.hear(event));
    this.place();
  }

  show(open: boolean): void {
    if (this.opened === open) return;
    const focused = document.activeElement === this.host;
    this.opened = open;
    this.lay();
    if (this.ready) this.tell({ switchboard: 'shown', shown: open, full: this.full.matches });
    if (open) this.frame.focus();
    else if (focused) this.button.focus({ preventScroll: true });
  }

  tell(message: ToFrame): void {
    if (this.ready) this.frame.contentWindow?.postMessage(message, this.origin);
  }

  /** Beside the body, where a page's framework does not clear it away; in the top layer, where no transform or z-index reaches it. */
  private place(): void {
    document.documentElement.append(this.host);
    if (!('showPopover' in this.layer)) return;
    this.layer.popover = 'manual';
    this.layer.showPopover();
  }

  private hear(event: MessageEvent<unknown>): void {
    if (event.source !== this.frame.contentWindow || event.origin !== this.origin || !isOurs<ToLoader>(event.data)) return;
    if (event.data.switchboard === 'hello') {
      this.ready = true;
      this.tell(this.greet());
      if (this.opened) this.tell({ switchboard: 'shown', shown: true, full: this.full.matches });
    } else if (event.data.switchboard === 'looks') {
      const before = this.looks?.unread ?? 0;
      this.looks = event.data.looks;
      this.lay();
      if (this.looks.unread !== before) this.heardUnread(this.looks.unread);
    } else if (event.data.switchboard === 'close') {
      this.show(false);
    }
  }

  private lay(): void {
    const { looks, opened } = this;
    const full = this.full.matches;
    this.frame.className = `${opened ? 'open' : ''}${full ? ' full' : ''}`;
    this.layer.style.setProperty('--height', full && visualViewport !== null ? `${visualViewport.height}px` : '100dvh');
    if (looks === null) return;
    // Shown only once the frame has spoken: where the site may not embed it, nothing broken appears.
    this.button.hidden = full && opened;
    this.button.setAttribute('aria-expanded', String(opened));
    this.button.setAttribute('aria-haspopup', 'dialog');
    this.button.setAttribute('aria-label', opened ? looks.closeLabel : looks.openLabel);
    this.badge.hidden = looks.unread === 0 || opened;
    this.badge.textContent = looks.unread > 99 ? '99+' : String(looks.unread);
    this.frame.title = looks.frameTitle;
    this.layer.style.setProperty('--color', looks.color);
    this.layer.style.setProperty('--ink', looks.ink);
  }
}

function drawing(name: string, ...paths: string[]): SVGSVGElement {
  const svg = 'http://www.w3.org/2000/svg';
  const image = document.createElementNS(svg, 'svg');
  image.setAttribute('class', name);
  image.setAttribute('viewBox', '0 0 24 24');
  image.setAttribute('aria-hidden', 'true');
  for (const data of paths) {
    const path = document.createElementNS(svg, 'path');
    path.setAttribute('d', data);
    image.append(path);
  }
  return image;
}
