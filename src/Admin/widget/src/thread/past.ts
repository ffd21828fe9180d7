import type { WidgetApi } from '../live/http';
import { earlier } from './resume';
import type { Thread } from './thread';

const firstScreen = 15;
const mostAtStart = 3;

/** What was said before what is shown. */
export class Past {
  private exhausted = false;

  constructor(
    private readonly thread: Thread,
    private readonly api: WidgetApi,
  ) {}

  get hasMore(): boolean {
    return !this.exhausted && this.thread.messages.length > 0;
  }

  /** Somebody who comes back wants to see what was said, not that the latest conversation has just begun. */
  async fillFirstScreen(): Promise<void> {
    this.exhausted = this.thread.current === null;
    for (let i = 0; i < mostAtStart && !this.exhausted && this.thread.messages.length < firstScreen; i++) await this.more();
  }

  async more(): Promise<void> {
    this.exhausted = !(await earlier(this.thread, () => this.api.conversations(), (id, after) => this.api.page(id, after)));
  }
}
