import type { Availability } from '@switchboard/shared';
import { Store } from '../desk/store';
import type { PresenceNews } from '../realtime/news';

/** Who is there, as the hub tells. */
export class PresenceBoard {
  readonly members = new Store<ReadonlyMap<string, Availability>>(new Map());

  heard(news: readonly PresenceNews[]): void {
    this.members.change((before) => new Map([...before, ...news.map((n) => [n.memberId, n.availability] as const)]));
  }
}
