import type { Article, Language } from '@switchboard/shared';

export const ARTICLE_LANGUAGES = ['zh-CN', 'en'] as const satisfies readonly Language[];

/** A language's version: the article itself, or that there is one beyond what was listed, or that there is none. */
export type Version = Article | 'elsewhere' | 'missing';

/** What is the same in every language: one address, one row. */
export interface Topic {
  slug: string;
  versions: Readonly<Record<Language, Version>>;
  updatedAt: string;
}

export const otherOf = (language: Language): Language => (language === 'en' ? 'zh-CN' : 'en');

export const isLanguage = (text: string | null): text is Language => text === 'zh-CN' || text === 'en';

export const isArticle = (version: Version): version is Article => typeof version !== 'string';

/** Articles as topics, in the order in which a topic's first article came. */
export function topicsOf(articles: readonly Article[]): Topic[] {
  const bySlug = new Map<string, Article[]>();
  for (const article of articles) bySlug.set(article.slug, [...(bySlug.get(article.slug) ?? []), article]);
  return [...bySlug].map(([slug, versions]) => {
    const of = (language: Language): Version => versions.find((a) => a.language === language) ?? (versions.some((a) => a.translated) ? 'elsewhere' : 'missing');
    const updatedAt = versions.map((a) => a.updatedAt).reduce((a, b) => (a > b ? a : b));
    return { slug, versions: { 'zh-CN': of('zh-CN'), en: of('en') }, updatedAt };
  });
}

/** The version in the reader's language where it is written; else the other. */
const readable = (topic: Topic, language: Language): Article | undefined => [topic.versions[language], topic.versions[otherOf(language)]].find(isArticle);

export const titleOf = (topic: Topic, language: Language): string => readable(topic, language)?.title ?? topic.slug;

export const categoryOf = (topic: Topic, language: Language): string => readable(topic, language)?.category ?? '';

/** The public address of an article. */
export function helpAddress(tenant: string, slug: string, language: Language): string {
  return `/help/${encodeURIComponent(tenant)}/${encodeURIComponent(slug)}?language=${language}`;
}
