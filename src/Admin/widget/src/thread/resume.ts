import type { Page } from '../live/wire';
import type { Thread } from './thread';

export type AskPage = (conversationId: string | null, after: number) => Promise<Page>;

const pageSize = 100;
const recent = 60;

/**
 * Brings the thread up to date, over a socket or plain requests. The newest conversation is asked for without naming it, because
 * another device may have begun one; the one known here is then completed first, so that its end is not missed.
 */
export async function resume(thread: Thread, ask: AskPage): Promise<void> {
  const known = thread.current;
  const newest = await ask(null, thread.upTo);
  if (newest.conversation === null) return;
  if (known !== null && newest.conversation.id === known.id) {
    await complete(thread, ask, known.id, newest);
    return;
  }
  if (known !== null) await complete(thread, ask, known.id, null);
  const { id, lastSeq } = newest.conversation;
  const after = known === null ? Math.max(0, lastSeq - recent) : 0;
  thread.tell(newest.conversation, after);
  await complete(thread, ask, id, null);
}

async function complete(thread: Thread, ask: AskPage, id: string, first: Page | null): Promise<void> {
  let page = first ?? (await ask(id, thread.upToOf(id)));
  while (page.conversation !== null) {
    const { lastSeq } = page.conversation;
    const reached = page.messages.at(-1)?.seq ?? 0;
    // Colleagues' notes leave pages short or empty, so a short page is the last one only if it says so by its size.
    const last = page.messages.length < pageSize || reached >= lastSeq;
    thread.acceptPage(page.conversation, page.messages, last);
    if (last) return;
    page = await ask(id, thread.upToOf(id));
  }
}

/** One page of what was said before: of the oldest conversation known, or of the one before it. */
export async function earlier(thread: Thread, all: () => Promise<Page['conversation'][]>, ask: AskPage): Promise<boolean> {
  const oldest = thread.conversations[0];
  if (oldest !== undefined && thread.fromOf(oldest.id) > 0) {
    const after = Math.max(0, thread.fromOf(oldest.id) - recent);
    const page = await ask(oldest.id, after);
    thread.acceptEarlier(oldest, page.messages, after);
    return true;
  }
  const before = (await all()).find((c) => c !== null && !thread.has(c.id) && (oldest === undefined || c.createdAt < oldest.createdAt));
  if (before === undefined || before === null) return false;
  const after = Math.max(0, before.lastSeq - recent);
  const page = await ask(before.id, after);
  thread.acceptEarlier(before, page.messages, after);
  return true;
}
