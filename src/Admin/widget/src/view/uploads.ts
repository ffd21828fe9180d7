import type { Key, Translate } from '../language/language';
import { sentenceFor } from '../language/problems';
import { Refusal } from '../live/refusal';
import type { Attachment } from '../live/wire';
import { fileProblem, mostFiles } from '../text/files';
import { el, icon, icons } from './dom';

export type Upload = (file: File, progress: (share: number) => void) => { done: Promise<Attachment>; cancel: () => void };

interface Tile {
  node: HTMLElement;
  stored: Attachment | null;
  failed: boolean;
  cancel: () => void;
}

/** The files that will go out with the next message, each as a thumbnail that fills while it is sent. */
export class Uploads {
  readonly element = el('ul', { class: 'uploads', hidden: true, 'data-testid': 'uploads' });
  private tiles: Tile[] = [];

  constructor(
    private readonly say: Translate,
    private readonly upload: Upload,
    private readonly changed: () => void,
    private readonly complain: (sentence: string) => void,
  ) {}

  get ready(): Attachment[] {
    return this.tiles.map((tile) => tile.stored).filter((stored) => stored !== null);
  }

  /** The message waits for what is on its way … */
  get going(): boolean {
    return this.tiles.some((tile) => tile.stored === null && !tile.failed);
  }

  /** … and for the removal of what failed. */
  get failed(): boolean {
    return this.tiles.some((tile) => tile.failed);
  }

  add(files: Iterable<File>): void {
    for (const file of files) {
      const problem: Key | null = this.tiles.length >= mostFiles ? 'upload.count' : fileProblem(file);
      if (problem === null) this.begin(file);
      else this.complain(this.say(problem, { count: mostFiles }));
    }
  }

  clear(): void {
    this.tiles = [];
    this.lay();
  }

  private begin(file: File): void {
    const name = file.name === '' ? this.say('composer.attach') : file.name;
    const picture = file.type.startsWith('image/') ? el('img', { src: URL.createObjectURL(file), alt: '' }) : icon(...icons.page);
    const bar = el('progress', { max: 100, value: 0, 'aria-label': name });
    const words = el('span', { class: 'unseen', role: 'status' });
    const remove = el('button', { type: 'button', class: 'remove', 'aria-label': this.say('upload.remove', { name }), onclick: () => this.drop(tile) }, icon(...icons.close));
    const again = el('button', { type: 'button', class: 'again', hidden: true, 'aria-label': this.say('upload.retry', { name }), onclick: () => run() }, this.say('message.retry'));
    const tile: Tile = { node: el('li', { title: name }, picture, bar, again, remove, words), stored: null, failed: false, cancel: () => undefined };

    const run = (): void => {
      again.hidden = true;
      bar.hidden = false;
      tile.failed = false;
      tile.node.classList.remove('failed');
      const going = this.upload(file, (share) => (bar.value = Math.round(share * 100)));
      words.textContent = this.say('upload.uploading', { name, percent: 0 });
      tile.cancel = going.cancel;
      going.done.then(
        (stored) => {
          tile.stored = stored;
          bar.hidden = true;
          words.textContent = this.say('upload.ready', { name });
          this.changed();
        },
        (problem: unknown) => {
          if (!this.tiles.includes(tile)) return;
          const refusal = problem instanceof Refusal ? problem : new Refusal(0, '');
          bar.hidden = true;
          again.hidden = !refusal.passing;
          tile.failed = true;
          tile.node.classList.add('failed');
          this.complain(this.say('upload.failed', { name, reason: this.say(sentenceFor(refusal)) }));
          this.changed();
        },
      );
    };
    this.tiles.push(tile);
    this.lay();
    run();
  }

  private drop(tile: Tile): void {
    this.tiles = this.tiles.filter((other) => other !== tile);
    tile.cancel();
    this.lay();
  }

  private lay(): void {
    for (const picture of this.element.querySelectorAll('img')) {
      if (!this.tiles.some((tile) => tile.node.contains(picture))) URL.revokeObjectURL(picture.src);
    }
    this.element.replaceChildren(...this.tiles.map((tile) => tile.node));
    this.element.hidden = this.tiles.length === 0;
    this.changed();
  }
}
