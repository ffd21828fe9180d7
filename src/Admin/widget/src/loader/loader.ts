import type { Identity } from '../bridge';
import { ChatWindow } from './window';

/** What the page may do with the chat, as `window.switchboard`. The page hears `switchboard:ready` on its document when it is there. */
export interface Switchboard {
  open(): void;
  close(): void;
  /** Who is signed in on this page; null when they sign out. Proven by the hash, which only the site's server can make. */
  identify(who: Identity | null): void;
  /** Calls back with the number of unread messages, at once and whenever it changes. Returns how to stop. */
  on(event: 'unread', heard: (count: number) => void): () => void;
}

declare global {
  interface Window {
    switchboard?: Switchboard;
  }
}

function embed(script: HTMLScriptElement): Switchboard {
  const inboxKey = script.dataset['inbox'] ?? '';
  const listeners = new Set<(count: number) => void>();
  let identity: Identity | null = null;
  let unread = 0;
  const chat = new ChatWindow(
    new URL(script.src).origin,
    inboxKey,
    () => ({ switchboard: 'init', language: script.dataset['language'] ?? null, identity }),
    (count) => {
      unread = count;
      for (const heard of listeners) heard(count);
    },
  );
  return {
    open: () => chat.show(true),
    close: () => chat.show(false),
    identify(who) {
      identity = who === null ? null : identityOf(who);
      chat.tell({ switchboard: 'identify', identity });
    },
    on(event, heard) {
      if (event !== 'unread') throw new TypeError(`switchboard.on: there is no event '${String(event)}', only 'unread'.`);
      listeners.add(heard);
      heard(unread);
      return () => listeners.delete(heard);
    },
  };
}

/** Only what the server knows, as text: pages pass whole user objects. */
function identityOf(who: Identity): Identity {
  if (typeof who.id !== 'string' && typeof who.id !== 'number') throw new TypeError('switchboard.identify: pass { id, hash, name?, email? } with the id as text.');
  const identity: Identity = { id: String(who.id) };
  for (const name of ['hash', 'name', 'email'] as const) {
    const value: unknown = who[name];
    if (typeof value === 'string' && value !== '') identity[name] = value;
  }
  return identity;
}

const script = document.currentScript ?? document.querySelector('script[data-inbox][src*="/widget.js"]');
if (script instanceof HTMLScriptElement && window.switchboard === undefined) {
  if (script.dataset['inbox'] === undefined) {
    console.error('Switchboard: the script tag needs data-inbox="…". Copy it from the portal, under the inbox.');
  } else {
    window.switchboard = embed(script);
    document.dispatchEvent(new CustomEvent('switchboard:ready'));
  }
}
