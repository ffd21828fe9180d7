import { en } from './en';
import { zhCN } from './zhCN';

export type Language = 'en' | 'zh-CN';
export type Key = keyof typeof en;
export type Translate = (key: Key, values?: Record<string, string | number>) => string;

/** The site's word first (`data-language`), then the reader's browser, in the order the reader chose. */
export function choose(asked: string | null, browser: readonly string[]): Language {
  for (const wish of asked === null ? browser : [asked, ...browser]) {
    const word = wish.toLowerCase();
    if (word.startsWith('zh')) return 'zh-CN';
    if (word.startsWith('en')) return 'en';
  }
  return 'en';
}

export function speak(language: Language): Translate {
  const words: Record<Key, string> = language === 'zh-CN' ? zhCN : en;
  return (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
