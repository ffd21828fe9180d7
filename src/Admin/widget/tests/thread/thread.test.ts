import { expect, it } from 'vitest';
import type { Message, Page } from '../../src/live/wire';
import { earlier, resume } from '../../src/thread/resume';
import { Thread } from '../../src/thread/thread';
import { conversationOf, messageOf } from './said';

/** What a server holds: a conversation with some numbers that are colleagues' notes, which a customer never sees. */
class FakeDesk {
  readonly asked: [string | null, number][] = [];
  constructor(
    private readonly conversations: { id: string; lastSeq: number; notes?: number[]; createdAt?: string }[],
    private readonly pageSize = 100,
  ) {}

  readonly ask = async (id: string | null, after: number): Promise<Page> => {
    this.asked.push([id, after]);
    const found = id === null ? this.conversations.at(-1) : this.conversations.find((c) => c.id === id);
    if (found === undefined) return { conversation: null, messages: [] };
    const messages: Message[] = [];
    for (let seq = after + 1; seq <= found.lastSeq && messages.length < this.pageSize; seq++) if (found.notes?.includes(seq) !== true) messages.push(messageOf(found.id, seq));
    return { conversation: this.show(found), messages };
  };

  readonly all = async () => [...this.conversations].reverse().map((c) => this.show(c));

  private show(c: { id: string; lastSeq: number; createdAt?: string }) {
    return conversationOf(c.id, c.lastSeq, c.createdAt === undefined ? {} : { createdAt: c.createdAt });
  }
}

const seqs = (thread: Thread): number[] => thread.messages.map((m) => m.seq);

it('knows the next message, a repeated one, one after a gap and one of a strange conversation apart', () => {
  const thread = new Thread();
  thread.tell(conversationOf('c', 1));

  const how = [1, 1, 3].map((seq) => thread.accept(messageOf('c', seq)));

  expect(how).toEqual(['next', 'known', 'gap']);
  expect(thread.accept(messageOf('other', 1))).toBe('stranger');
  expect(seqs(thread)).toEqual([1, 3]);
  expect(thread.upTo).toBe(1);
});

it('fills a gap from the server and sorts what came too early', async () => {
  const desk = new FakeDesk([{ id: 'c', lastSeq: 5 }]);
  const thread = new Thread();
  thread.tell(conversationOf('c', 1));
  thread.accept(messageOf('c', 1));
  thread.accept(messageOf('c', 5));

  await resume(thread, desk.ask);

  expect(seqs(thread)).toEqual([1, 2, 3, 4, 5]);
  expect(thread.upTo).toBe(5);
});

it('does not ask forever for numbers that are notes between colleagues', async () => {
  const desk = new FakeDesk([{ id: 'c', lastSeq: 4, notes: [2, 4] }]);
  const thread = new Thread();

  await resume(thread, desk.ask);
  const next = thread.accept(messageOf('c', 5));

  expect(seqs(thread)).toEqual([1, 3, 5]);
  expect(next).toBe('next');
  expect(desk.asked.length).toBe(2);
});

it('asks page after page until everything after a long absence is there', async () => {
  const desk = new FakeDesk([{ id: 'c', lastSeq: 250 }]);
  const thread = new Thread();
  thread.tell(conversationOf('c', 1));
  thread.accept(messageOf('c', 1));

  await resume(thread, desk.ask);

  expect(seqs(thread)).toEqual(Array.from({ length: 250 }, (_, i) => i + 1));
});

it('starts with the recent part of a long conversation and reads the earlier part on request', async () => {
  const desk = new FakeDesk([{ id: 'c', lastSeq: 90 }]);
  const thread = new Thread();

  await resume(thread, desk.ask);
  const recent = seqs(thread)[0];
  const found = await earlier(thread, desk.all, desk.ask);
  const none = await earlier(thread, desk.all, desk.ask);

  expect(recent).toBe(31);
  expect(found).toBe(true);
  expect(seqs(thread).length).toBe(90);
  expect(none).toBe(false);
});

it('completes the old conversation before it goes on to one that began elsewhere', async () => {
  const desk = new FakeDesk([
    { id: 'old', lastSeq: 3, createdAt: '2026-11-19T10:00:00Z' },
    { id: 'new', lastSeq: 2, createdAt: '2026-11-20T10:00:00Z' },
  ]);
  const thread = new Thread();
  thread.tell(conversationOf('old', 1, { createdAt: '2026-11-19T10:00:00Z' }));
  thread.accept(messageOf('old', 1));

  await resume(thread, desk.ask);

  expect(thread.messages.map((m) => m.id)).toEqual(['old-1', 'old-2', 'old-3', 'new-1', 'new-2']);
  expect(thread.current?.id).toBe('new');
});

it('shows the conversation before the last one when asked for earlier messages', async () => {
  const desk = new FakeDesk([
    { id: 'old', lastSeq: 2, createdAt: '2026-11-19T10:00:00Z' },
    { id: 'new', lastSeq: 1, createdAt: '2026-11-20T10:00:00Z' },
  ]);
  const thread = new Thread();
  await resume(thread, desk.ask);

  await earlier(thread, desk.all, desk.ask);

  expect(thread.messages.map((m) => m.id)).toEqual(['old-1', 'old-2', 'new-1']);
  expect(thread.current?.id).toBe('new');
});

it('never takes back a read mark because an older answer arrives after it', () => {
  const thread = new Thread();
  thread.tell(conversationOf('c', 1));
  thread.accept(messageOf('c', 1));
  thread.readByContact('c', 1);
  thread.readByAgent('c', 1);

  thread.acceptPage(conversationOf('c', 1, { agentReadSeq: 0 }), [messageOf('c', 1)], true);

  expect(thread.unread).toEqual([]);
  expect(thread.current?.agentReadSeq).toBe(1);
});

it('counts what the desk wrote and nobody read, without recalled messages', () => {
  const thread = new Thread();
  thread.tell(conversationOf('c', 0));
  for (const seq of [1, 2, 3]) thread.accept(messageOf('c', seq));
  thread.accept(messageOf('c', 4, { author: { kind: 'contact', id: 'me', name: 'Visitor' } }));

  thread.change(messageOf('c', 2, { status: 'recalled', text: '' }));
  thread.readByContact('c', 1);

  expect(thread.unread.map((m) => m.seq)).toEqual([3]);
});
