import type { Conversation, Message } from '../live/wire';

/** One conversation's messages as far as this page knows them: everything from `from` up to and including `upTo`. */
interface Part {
  conversation: Conversation;
  messages: Map<number, Message>;
  from: number;
  upTo: number;
}

/**
 * Everything said between this customer and the company, conversation after conversation. Numbers seen by a customer have holes
 * (colleagues' notes count too), so only the server can say that nothing is missing: `upTo` moves by one, or by its word.
 */
export class Thread {
  private parts: Part[] = [];

  get current(): Conversation | null {
    return this.parts.at(-1)?.conversation ?? null;
  }

  get conversations(): Conversation[] {
    return this.parts.map((part) => part.conversation);
  }

  /** Oldest first. */
  get messages(): Message[] {
    return this.parts.flatMap((part) => [...part.messages.values()].sort((a, b) => a.seq - b.seq));
  }

  /** Up to which number the current conversation is completely known; where a resume starts. */
  get upTo(): number {
    return this.parts.at(-1)?.upTo ?? 0;
  }

  upToOf(conversationId: string): number {
    return this.part(conversationId)?.upTo ?? 0;
  }

  fromOf(conversationId: string): number {
    return this.part(conversationId)?.from ?? 0;
  }

  has(conversationId: string): boolean {
    return this.part(conversationId) !== null;
  }

  /** What the server says of a conversation. A new one begins to be known at `after`. */
  tell(conversation: Conversation, after = 0): void {
    const part = this.part(conversation.id);
    if (part !== null) {
      // Two answers may cross; the numbers only ever grow.
      const agentReadSeq = Math.max(part.conversation.agentReadSeq, conversation.agentReadSeq);
      const lastSeq = Math.max(part.conversation.lastSeq, conversation.lastSeq);
      part.conversation = { ...conversation, agentReadSeq, lastSeq };
      return;
    }
    this.parts.push({ conversation, messages: new Map(), from: after, upTo: after });
    this.parts.sort((a, b) => a.conversation.createdAt.localeCompare(b.conversation.createdAt));
  }

  /** A message as it arrived live. `gap`: there may be others before it, ask; `stranger`: of a conversation not known here yet. */
  accept(message: Message): 'next' | 'known' | 'gap' | 'stranger' {
    const part = this.part(message.conversationId);
    if (part === null) return 'stranger';
    const before = part.messages.get(message.seq);
    part.messages.set(message.seq, { ...message, status: later(before?.status, message.status) });
    if (message.seq <= part.upTo) return 'known';
    if (message.seq > part.upTo + 1) return 'gap';
    part.upTo = message.seq;
    return 'next';
  }

  /** A changed message (recalled): only what is shown here matters. */
  change(message: Message): void {
    const part = this.part(message.conversationId);
    if (part?.messages.has(message.seq) === true) part.messages.set(message.seq, message);
  }

  /** The server's answer to "everything after". When it was the last page, all up to the conversation's end is known. */
  acceptPage(conversation: Conversation, messages: Message[], last: boolean): void {
    this.tell(conversation, 0);
    const part = this.part(conversation.id);
    if (part === null) return;
    for (const message of messages) {
      const before = part.messages.get(message.seq);
      part.messages.set(message.seq, { ...message, status: later(before?.status, message.status) });
      part.upTo = Math.max(part.upTo, message.seq);
    }
    if (last) part.upTo = Math.max(part.upTo, conversation.lastSeq);
  }

  /** An earlier page, asked for with `after`, in front of what is known. */
  acceptEarlier(conversation: Conversation, messages: Message[], after: number): void {
    this.tell(conversation, conversation.lastSeq);
    const part = this.part(conversation.id);
    if (part === null) return;
    for (const message of messages) if (!part.messages.has(message.seq)) part.messages.set(message.seq, message);
    part.from = Math.min(part.from, after);
  }

  /** The desk has read what the customer wrote, up to here. */
  readByAgent(conversationId: string, seq: number): void {
    const part = this.part(conversationId);
    if (part !== null) part.conversation = { ...part.conversation, agentReadSeq: Math.max(part.conversation.agentReadSeq, seq) };
  }

  /** The customer has read what the desk wrote, up to here (here, or in another tab). */
  readByContact(conversationId: string, seq: number): void {
    const part = this.part(conversationId);
    for (const message of part?.messages.values() ?? []) {
      if (message.seq <= seq && isFromDesk(message) && message.status !== 'recalled') message.status = 'read';
    }
  }

  get unread(): Message[] {
    return this.messages.filter((m) => isFromDesk(m) && m.status !== 'read' && m.status !== 'recalled');
  }

  private part(conversationId: string): Part | null {
    return this.parts.find((part) => part.conversation.id === conversationId) ?? null;
  }
}

export const isFromDesk = (message: Message): boolean => message.author.kind === 'agent' || message.author.kind === 'bot';

const order = ['sent', 'delivered', 'read', 'recalled'] as const;

/** An answer that was on its way while a mark arrived must not take the mark back. */
function later(a: Message['status'] | undefined, b: Message['status']): Message['status'] {
  return a === undefined || order.indexOf(b) > order.indexOf(a) ? b : a;
}
