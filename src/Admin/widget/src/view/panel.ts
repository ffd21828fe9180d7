import type { Key, Language, Translate } from '../language/language';
import { sentenceFor } from '../language/problems';
import type { Chat } from '../session/chat';
import type { Store } from '../session/store';
import type { WidgetApi } from '../live/http';
import { Composer } from './composer';
import { el, icon, icons } from './dom';
import { entriesOf } from './entries';
import { Header } from './header';
import { Log } from './log';
import { ratingForm } from './rating';

/** The whole window: header, notices, conversation, composer. Draws what the chat knows, and passes on what the reader does. */
export class Panel {
  readonly element: HTMLElement;
  readonly composer: Composer;
  private readonly header: Header;
  private readonly log: Log;
  private readonly banner = el('p', { class: 'banner', role: 'status', 'data-testid': 'banner' });
  private readonly queue = el('p', { class: 'queue', role: 'status', 'data-testid': 'queue' });
  private readonly typing = el('p', { class: 'typing', role: 'status', 'data-testid': 'typing' });
  private readonly questions: HTMLElement;
  private readonly handover: HTMLButtonElement;
  private rating: { id: string; form: HTMLElement } | null = null;

  constructor(
    private readonly chat: Chat,
    private readonly language: Language,
    private readonly say: Translate,
    api: WidgetApi,
    store: Store,
    close: () => void,
  ) {
    this.header = new Header(say, close);
    this.log = new Log(say, { retry: (id) => chat.retry(id), discard: (id) => chat.discard(id), earlier: () => void chat.loadEarlier() });
    this.questions = el('div', { class: 'questions', role: 'group', 'aria-label': say('questions.label'), 'data-testid': 'questions' });
    this.handover = el('button', { type: 'button', class: 'handover', 'data-testid': 'handover', onclick: () => void this.askForPerson() }, icon(...icons.person), say('handover.button'));
    this.composer = new Composer(say, { send: (text, files) => chat.say(text, files), typed: () => chat.typed(), upload: (file, progress) => api.upload(file, progress) }, store);
    this.element = el(
      'div',
      { class: 'panel', role: 'dialog', 'aria-label': say('frame.titlePlain'), tabindex: -1, 'data-testid': 'panel' },
      this.header.element,
      this.banner,
      this.queue,
      this.log.element,
      el('footer', {}, this.typing, this.handover, this.composer.element),
      el('div', { class: 'dropping', 'aria-hidden': 'true' }, say('upload.drop')),
    );
    this.takeDrops();
  }

  show(): void {
    const { inbox, conversation, thread } = this.chat;
    const online = navigator.onLine && this.chat.problem?.status !== 0;
    const said = { messages: thread.messages, conversations: thread.conversations, pending: this.chat.pending, online };
    const fresh = said.messages.length === 0 && said.pending.length === 0;
    const greeting = fresh || !this.chat.hasEarlier ? (inbox?.greeting ?? '') : '';
    this.element.setAttribute('aria-label', inbox === null ? this.say('frame.titlePlain') : this.say('frame.title', { name: inbox.name }));
    this.header.show(inbox, conversation);
    this.log.show(entriesOf({ ...said, greeting }, this.language, this.say, new Date()), this.tail(fresh && !this.chat.loading), this.chat.hasEarlier, this.chat.loading);
    this.notices();
    const ended = conversation?.status === 'resolved';
    this.handover.hidden = inbox === null || !(conversation === null || ended || conversation.status === 'pending');
    this.composer.invite(this.say(ended ? 'composer.placeholderEnded' : 'composer.placeholder'));
  }

  private tail(fresh: boolean): Node[] {
    const parts: Node[] = [];
    const questions = fresh ? (this.chat.inbox?.questions ?? []) : [];
    if (questions.length > 0) {
      if (this.questions.childElementCount === 0) {
        this.questions.append(...questions.map((text) => el('button', { type: 'button', 'data-testid': 'question', onclick: () => this.ask(text) }, text)));
      }
      parts.push(this.questions);
    }
    const conversation = this.chat.conversation;
    if (conversation?.canRate === true) {
      if (this.rating?.id !== conversation.id) this.rating = { id: conversation.id, form: ratingForm(this.say, (score, comment) => this.chat.rate(score, comment)) };
      parts.push(this.rating.form);
    } else {
      this.rating = null;
    }
    return parts;
  }

  private ask(text: string): void {
    this.chat.say(text, []);
    this.composer.input.focus();
  }

  private async askForPerson(): Promise<void> {
    this.composer.input.focus();
    await this.chat.askForPerson(this.say('handover.words'));
  }

  private notices(): void {
    const { conversation, inbox } = this.chat;
    write(this.banner, this.bannerWords());
    const place = conversation?.status === 'open' ? conversation.queuePosition : null;
    const sentences = place === null ? [] : [this.say(place === 1 ? 'queue.next' : 'queue.place', { place })];
    if (place !== null && inbox?.online === false) sentences.push(this.say('queue.away'));
    write(this.queue, sentences.join(this.language === 'zh-CN' ? '' : ' '));
    const name = this.chat.typing.names[0];
    write(this.typing, name === undefined ? '' : this.say('typing.one', { name }));
  }

  private bannerWords(): string {
    if (!navigator.onLine) return this.say('banner.offline');
    const problem = this.chat.problem ?? this.chat.sendProblem;
    if (problem !== null) return this.say(sentenceFor(problem) satisfies Key);
    return this.chat.struggling ? this.say('banner.connecting') : '';
  }

  private takeDrops(): void {
    const over = (on: boolean) => (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      this.element.classList.toggle('over', on);
    };
    this.element.addEventListener('dragover', over(true));
    this.element.addEventListener('dragleave', (event) => event.relatedTarget === null && over(false)(event));
    this.element.addEventListener('drop', (event) => {
      over(false)(event);
      this.composer.addFiles(event.dataTransfer?.files ?? []);
    });
  }
}

/** Writes only what changed: a live region repeats whatever is written to it. */
function write(line: HTMLElement, text: string): void {
  if (line.textContent !== text) line.textContent = text;
  line.hidden = text === '';
}
