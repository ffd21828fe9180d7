import type { Dictionary } from './dictionary';

/** Keys whose Chinese is missing, empty or simply the English again. Names that are the same everywhere are passed as `same`. */
export function untranslated(words: Dictionary<unknown>, same: readonly string[] = []): string[] {
  return compare(words.en, words['zh-CN'], '').filter((key) => !same.includes(key));
}

function compare(en: unknown, zh: unknown, at: string): string[] {
  if (typeof en !== typeof zh) return [at];
  if (typeof en === 'string') return en.trim() === '' || (zh as string).trim() === '' || en === zh ? [at] : [];
  if (typeof en === 'function') return en.length === (zh as () => string).length ? [] : [at];
  const keys = new Set([...Object.keys(en as object), ...Object.keys(zh as object)]);
  return [...keys].flatMap((key) => compare((en as Record<string, unknown>)[key], (zh as Record<string, unknown>)[key], at ? `${at}.${key}` : key));
}
