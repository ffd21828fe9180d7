import { createContext, use } from 'react';

/** A key lives here and nowhere else: no storage, no address, no cookie. */
export interface Key {
  text: string;
  set: (text: string) => void;
}

export const KeyContext = createContext<Key>({ text: '', set: () => undefined });

export const useKey = (): Key => use(KeyContext);
