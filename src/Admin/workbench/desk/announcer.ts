import { Store } from './store';

/** Words for screen readers. The turn makes the same sentence twice two announcements. */
export class Announcer {
  readonly said = new Store({ text: '', turn: 0 });

  say = (text: string): void => this.said.change(({ turn }) => ({ text, turn: turn + 1 }));
}
