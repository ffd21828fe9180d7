import { useWords, type Language } from '@switchboard/shared';
import { Input, Select } from 'antd';
import { knowledgeWords } from './knowledge.words';
import { ARTICLE_LANGUAGES } from './topics';
import { useCategories, type ArticleFilter, type ArticleStatus } from './useArticles';

export function ArticleFilters({ filter, onChange }: { filter: ArticleFilter; onChange: (filter: ArticleFilter) => void }) {
  const words = useWords(knowledgeWords);
  const categories = useCategories();
  return (
    <div className="filters" role="search">
      <Input type="search" allowClear aria-label={words.search} placeholder={words.search} value={filter.search} onChange={(e) => onChange({ ...filter, search: e.target.value })} data-testid="article-search" />
      <Select
        aria-label={words.category}
        value={filter.category ?? ''}
        onChange={(c) => onChange({ ...filter, category: c || null })}
        options={[{ value: '', label: words.anyCategory }, ...categories.map((c) => ({ value: c, label: c }))]}
        popupMatchSelectWidth={false}
      />
      <Select<Language | ''>
        aria-label={words.language}
        value={filter.language ?? ''}
        onChange={(l) => onChange({ ...filter, language: l || null })}
        options={[{ value: '', label: words.anyLanguage }, ...ARTICLE_LANGUAGES.map((l) => ({ value: l, label: words.names[l] }))]}
      />
      <Select<ArticleStatus | ''>
        aria-label={words.status}
        value={filter.status ?? ''}
        onChange={(s) => onChange({ ...filter, status: s || null })}
        options={[{ value: '', label: words.anyStatus }, ...(['draft', 'published'] as const).map((s) => ({ value: s, label: words.statuses[s] }))]}
      />
      <Select<'any' | 'no'>
        aria-label={words.translated}
        value={filter.translated === false ? 'no' : 'any'}
        onChange={(t) => onChange({ ...filter, translated: t === 'no' ? false : null })}
        options={[
          { value: 'any', label: words.anyTranslated },
          { value: 'no', label: words.untranslated },
        ]}
      />
    </div>
  );
}
