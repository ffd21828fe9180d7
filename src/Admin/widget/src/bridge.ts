/** What the embedding page's loader and the frame tell each other; nothing else passes between the two origins. */

export interface Identity {
  id: string;
  hash?: string;
  name?: string;
  email?: string;
}

export type ToFrame =
  | { switchboard: 'init'; language: string | null; identity: Identity | null }
  | { switchboard: 'shown'; shown: boolean; full: boolean }
  | { switchboard: 'identify'; identity: Identity | null };

/** The frame knows the language and the colours, so it sends finished words and the loader stays small. */
export interface Looks {
  color: string;
  ink: string;
  openLabel: string;
  closeLabel: string;
  frameTitle: string;
  unread: number;
}

export type ToLoader = { switchboard: 'hello' } | { switchboard: 'looks'; looks: Looks } | { switchboard: 'close' };

/** Anything may post to a window: what does not look like ours is not ours. */
export function isOurs<T extends { switchboard: string }>(data: unknown): data is T {
  return typeof data === 'object' && data !== null && typeof (data as { switchboard?: unknown }).switchboard === 'string';
}
