import type { Language } from './language';

/** Words of one feature: texts, and functions where a text takes values. */
export interface Words {
  readonly [key: string]: string | ((...values: never[]) => string) | Words;
}

type Translated<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : T[K] extends (...values: infer A) => string ? (...values: A) => string : Translated<T[K]>;
};

export type Dictionary<T> = Readonly<Record<Language, Translated<T>>>;

/**
 * One feature's words in every language we speak. English says which keys there are; a missing, surplus or
 * misshapen key in Chinese does not compile, and the completeness test finds what was left untranslated.
 */
export function dictionary<const T extends Words>(en: T, zh: Translated<NoInfer<T>>): Dictionary<T> {
  return { en: en as unknown as Translated<T>, 'zh-CN': zh };
}
