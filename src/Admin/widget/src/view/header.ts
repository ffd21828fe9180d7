import type { Key, Translate } from '../language/language';
import type { Conversation, InboxInfo } from '../live/wire';
import { el, icon, icons } from './dom';
import { initials } from './message';

/** Who one is talking to, and the way out. */
export class Header {
  readonly element: HTMLElement;
  private readonly name = el('h1', {});
  private readonly line = el('p', { 'data-testid': 'presence' });
  private readonly face = el('span', { class: 'face', 'aria-hidden': 'true' });

  constructor(
    private readonly say: Translate,
    close: () => void,
  ) {
    const label = say('header.close');
    const button = el('button', { type: 'button', class: 'round', 'aria-label': label, title: label, 'data-testid': 'close', onclick: close }, icon(...icons.down));
    this.element = el('header', {}, this.face, el('div', { class: 'who' }, this.name, this.line), button);
  }

  show(inbox: InboxInfo | null, conversation: Conversation | null): void {
    const name = inbox?.name ?? this.say('frame.titlePlain');
    const agent = conversation?.status === 'open' ? (conversation.assignee?.name ?? null) : null;
    this.name.textContent = name;
    this.face.textContent = initials(agent ?? name);
    this.line.textContent = inbox === null ? '' : this.say(this.words(inbox, conversation), { name: agent ?? '' });
    this.line.classList.toggle('on', inbox?.online === true || agent !== null);
  }

  private words(inbox: InboxInfo, conversation: Conversation | null): Key {
    if (conversation?.status === 'open') return conversation.assignee === null ? 'header.queue' : 'header.with';
    if (conversation?.status === 'pending') return 'header.bot';
    return inbox.online ? 'header.online' : 'header.away';
  }
}
