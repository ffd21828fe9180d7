import { useLanguage, useMay, useSession, useWords, type Language } from '@switchboard/shared';
import { Button, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { since } from '../frame/dates';
import { PagedTable } from '../frame/PagedTable';
import { PageHead } from '../frame/PageHead';
import { useSettled } from '../frame/useSettled';
import { ArticleFilters } from './ArticleFilters';
import { knowledgeWords } from './knowledge.words';
import { categoryOf, otherOf, titleOf, topicsOf, type Topic } from './topics';
import { EVERY_ARTICLE, useArticles } from './useArticles';
import { VersionCell } from './VersionCell';

export function ArticlesPage() {
  const words = useWords(knowledgeWords);
  const { language } = useLanguage();
  const { tenant } = useSession();
  const may = useMay();
  const go = useNavigate();
  const [filter, setFilter] = useState(EVERY_ARTICLE);
  const search = useSettled(filter.search.trim());
  const articles = useArticles({ ...filter, search });
  const [now] = useState(() => Date.now());
  const topics = topicsOf(articles.items);
  const order: Language[] = [language, otherOf(language)];
  const columns: TableColumnsType<Topic> = [
    { key: 'topic', title: words.topic, render: (_, t) => <Link to={`/articles/${t.slug}`}>{titleOf(t, language)}</Link> },
    { key: 'category', title: words.category, render: (_, t) => categoryOf(t, language) },
    ...order.map((l) => ({ key: l, title: words.names[l], render: (_: unknown, t: Topic) => <VersionCell topic={t} language={l} /> })),
    { key: 'updated', title: words.updated, render: (_, t) => <span title={t.updatedAt}>{since(t.updatedAt, now, language)}</span> },
  ];
  return (
    <>
      <PageHead
        title={words.title}
        actions={
          <>
            <a href={`/help/${tenant.slug}?language=${language}`}>{words.help}</a>
            {may('articles:write') && (
              <Button type="primary" onClick={() => void go('/articles/new')} data-testid="new-article">
                {words.add}
              </Button>
            )}
          </>
        }
      >
        {words.about}
      </PageHead>
      <ArticleFilters filter={filter} onChange={setFilter} />
      <PagedTable label={words.title} pages={articles} rows={topics} rowKey={(t) => t.slug} columns={columns} empty={filter === EVERY_ARTICLE ? words.emptyAtAll : words.empty} />
    </>
  );
}
