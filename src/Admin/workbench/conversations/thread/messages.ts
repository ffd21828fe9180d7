import type { Message } from '@switchboard/shared';

/** Messages by their number, each once; what comes later about the same number is newer. Answers the same array when nothing is. */
export function merged(messages: readonly Message[], arrived: readonly Message[]): readonly Message[] {
  if (arrived.length === 0) return messages;
  const last = messages.at(-1);
  if (arrived.length === 1 && (!last || arrived[0]!.seq > last.seq)) return [...messages, arrived[0]!];
  const bySeq = new Map(messages.map((m) => [m.seq, m]));
  for (const message of arrived) {
    const known = bySeq.get(message.seq);
    // A late copy of a message must not bring back words that were recalled.
    if (!known?.recalledAt || message.recalledAt) bySeq.set(message.seq, message);
  }
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

/** The number after which something is missing, or null. Numbers have no gaps, so a hole is something we were not told. */
export function gapAfter(messages: readonly Message[]): number | null {
  for (let i = 1; i < messages.length; i++) if (messages[i]!.seq !== messages[i - 1]!.seq + 1) return messages[i - 1]!.seq;
  return null;
}

export type Line = { kind: 'day'; key: string; at: string } | { kind: 'message'; key: string; message: Message; leads: boolean };

const GROUP_MS = 3 * 60_000;

/** Messages with a line before each new day; `leads` says where a name and picture are due. */
export function linesOf(messages: readonly Message[]): Line[] {
  const lines: Line[] = [];
  let before: Message | null = null;
  for (const message of messages) {
    const newDay = !before || dayOf(before.createdAt) !== dayOf(message.createdAt);
    if (newDay) lines.push({ kind: 'day', key: `day-${message.seq}`, at: message.createdAt });
    lines.push({ kind: 'message', key: message.id, message, leads: newDay || !sameSpeaker(before!, message) });
    before = message;
  }
  return lines;
}

const dayOf = (at: string): string => new Date(at).toDateString();

const sameSpeaker = (a: Message, b: Message): boolean =>
  a.author.kind === b.author.kind && a.author.id === b.author.id && a.private === b.private && Date.parse(b.createdAt) - Date.parse(a.createdAt) < GROUP_MS;

const RECALL_MS = 2 * 60_000;

export function mayRecall(message: Message, me: string, now: number): boolean {
  return message.author.kind === 'agent' && message.author.id === me && !message.recalledAt && now - Date.parse(message.createdAt) < RECALL_MS;
}

/** The last message of ours that the customer has seen: under it stands the read mark. */
export function lastReadByContact(messages: readonly Message[], contactReadSeq: number): string | null {
  return messages.findLast((m) => m.seq <= contactReadSeq && ours(m))?.id ?? null;
}

const ours = (m: Message): boolean => (m.author.kind === 'agent' || m.author.kind === 'bot') && !m.private && !m.recalledAt;

/** What the platform no longer has, or what is not taken, stays so: asking again helps only where nobody answered. */
export function mayFetchAgain(message: Message): boolean {
  return message.media.some((file) => file.state === 'failed' && (file.reason === 'unavailable' || file.reason === 'address'));
}

const NAMED_FILE = /^\[(?:image|audio|video|file)(?: [^\n]*)?\]$/;

/** What was said, without the lines that only name a file which is shown below anyway. */
export function wordsOf(message: Message): string {
  if (message.author.kind !== 'contact' || message.media.length + message.attachments.length === 0) return message.text;
  return message.text.split('\n').filter((line) => !NAMED_FILE.test(line)).join('\n');
}
