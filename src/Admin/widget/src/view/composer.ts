import type { Translate } from '../language/language';
import type { Attachment } from '../live/wire';
import type { Store } from '../session/store';
import { sends } from '../text/enter';
import { acceptedTypes } from '../text/files';
import { el, icon, icons } from './dom';
import { Uploads, type Upload } from './uploads';

const longest = 10_000;
const tallest = 132;
const draftKey = 'draft';

export interface ComposerDoes {
  send: (text: string, attachments: Attachment[]) => void;
  typed: () => void;
  upload: Upload;
}

/** Where the customer writes. A draft outlives the page; Enter sends, except where it belongs to an input method. */
export class Composer {
  readonly element: HTMLFormElement;
  readonly input: HTMLTextAreaElement;
  private readonly button: HTMLButtonElement;
  private readonly complaint = el('p', { class: 'complaint', role: 'alert', hidden: true });
  private readonly uploads: Uploads;
  /** Sent while a picture was still on its way: goes out when it has arrived. */
  private wanted = false;

  constructor(
    private readonly say: Translate,
    private readonly does: ComposerDoes,
    private readonly store: Store,
  ) {
    this.uploads = new Uploads(say, does.upload, () => this.update(), (sentence) => this.complain(sentence));
    this.input = el('textarea', { rows: 1, 'aria-label': say('composer.label'), placeholder: say('composer.placeholder'), enterkeyhint: 'send', autocomplete: 'off', 'data-testid': 'composer' });
    this.input.value = store.get(draftKey) ?? '';
    const picker = el('input', { type: 'file', accept: acceptedTypes.join(','), multiple: true, hidden: true, 'data-testid': 'file-input' });
    picker.addEventListener('change', () => {
      this.uploads.add(picker.files ?? []);
      picker.value = '';
      this.input.focus();
    });
    const attach = el('button', { type: 'button', class: 'round', 'aria-label': say('composer.attach'), title: say('composer.attach'), 'data-testid': 'attach', onclick: () => picker.click() }, icon(...icons.attach));
    this.button = el('button', { type: 'submit', class: 'round send', 'aria-label': say('composer.send'), title: say('composer.send'), 'data-testid': 'send' }, icon(...icons.send));
    this.element = el('form', { class: 'composer', novalidate: true }, this.complaint, this.uploads.element, el('div', { class: 'row' }, attach, this.input, this.button), picker);
    this.listen();
    this.update();
  }

  /** The words under the cursor change with the state of the conversation. */
  invite(placeholder: string): void {
    if (this.input.placeholder !== placeholder) this.input.placeholder = placeholder;
  }

  /** Drop and paste anywhere in the panel end up here. */
  addFiles(files: Iterable<File>): void {
    this.uploads.add(files);
  }

  complain(sentence: string): void {
    this.complaint.textContent = sentence;
    this.complaint.hidden = sentence === '';
  }

  /** Takes the height that the text needs; only possible while the panel is seen. */
  fit(): void {
    this.input.style.height = 'auto';
    this.input.style.height = `${Math.min(this.input.scrollHeight, tallest)}px`;
  }

  private listen(): void {
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      this.send();
    });
    this.input.addEventListener('keydown', (event) => {
      if (!sends(event)) return;
      event.preventDefault();
      this.send();
    });
    this.input.addEventListener('input', () => {
      this.store.set(draftKey, this.input.value);
      this.complain('');
      this.update();
      if (this.input.value.trim() !== '') this.does.typed();
    });
    this.input.addEventListener('paste', (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      this.uploads.add(files);
    });
  }

  private send(): void {
    const text = this.input.value.trim();
    const attachments = this.uploads.ready;
    this.wanted = this.uploads.going;
    if ((text === '' && attachments.length === 0) || this.uploads.going || this.uploads.failed) return;
    if (text.length > longest) {
      this.complain(this.say('composer.tooLong', { count: text.length - longest }));
      return;
    }
    this.input.value = '';
    this.store.remove(draftKey);
    this.complain('');
    this.uploads.clear();
    this.update();
    this.does.send(text, attachments);
    this.input.focus();
  }

  private update(): void {
    const empty = this.input.value.trim() === '' && this.uploads.ready.length === 0;
    // Not `disabled`: the button must stay where the keyboard left it.
    this.button.setAttribute('aria-disabled', String(empty || this.uploads.going || this.uploads.failed));
    this.fit();
    if (this.wanted && !this.uploads.going) this.send();
  }
}
