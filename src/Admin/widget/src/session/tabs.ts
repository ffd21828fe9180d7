/** What the tabs of one visitor tell each other at once instead of waiting for the server. */
export type TabNews = { kind: 'outbox' } | { kind: 'conversation' } | { kind: 'read'; conversationId: string; seq: number };

export class Tabs {
  private readonly channel: BroadcastChannel | null;

  constructor(name: string, heard: (news: TabNews) => void) {
    this.channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
    if (this.channel !== null) this.channel.onmessage = (event: MessageEvent<TabNews>) => heard(event.data);
  }

  tell(news: TabNews): void {
    this.channel?.postMessage(news);
  }
}
