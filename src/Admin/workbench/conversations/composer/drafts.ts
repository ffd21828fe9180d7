import type { Attachment } from '@switchboard/shared';

export type Mode = 'reply' | 'note';

export interface Draft {
  text: string;
  attachments: readonly Attachment[];
}

/** Reply and note are kept apart: what was meant for colleagues must not slip into an answer by a change of tab. */
export interface ConversationDraft {
  mode: Mode;
  reply: Draft;
  note: Draft;
}

const EMPTY: Draft = { text: '', attachments: [] };

export const emptyDraft: ConversationDraft = { mode: 'reply', reply: EMPTY, note: EMPTY };

export type Drafts = Readonly<Record<string, ConversationDraft>>;

export const draftOf = (drafts: Drafts, id: string): ConversationDraft => drafts[id] ?? emptyDraft;

export function withDraft(drafts: Drafts, id: string, change: (draft: ConversationDraft) => ConversationDraft): Drafts {
  const next = change(draftOf(drafts, id));
  if (!isEmpty(next)) return { ...drafts, [id]: next };
  return Object.fromEntries(Object.entries(drafts).filter(([kept]) => kept !== id));
}

/** Puts a text where the caret is, on lines of its own when there is text around it. */
export function inserted(text: string, caret: number, piece: string): { text: string; caret: number } {
  const before = text.slice(0, caret);
  const after = text.slice(caret);
  const lead = before === '' || before.endsWith('\n') ? '' : '\n';
  const tail = after === '' || after.startsWith('\n') ? '' : '\n';
  return { text: before + lead + piece + tail + after, caret: (before + lead + piece).length };
}

const isEmpty = (d: ConversationDraft): boolean => d.mode === 'reply' && [d.reply, d.note].every((x) => x.text === '' && x.attachments.length === 0);
