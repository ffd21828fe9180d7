import { Input, Skeleton } from 'antd';
import { Refused, useLanguage, useMay, useWords, type ArticleHit, type Conversation } from '@switchboard/shared';
import { useState } from 'react';
import { useWorkplace } from '../desk/WorkplaceContext';
import { ArticleCard } from './ArticleCard';
import './knowledge.css';
import { knowledgeWords } from './knowledge.words';
import { ReplyCard } from './ReplyCard';
import { useArticleSearch, useChoice, useSuggestions } from './useArticles';

/** What may help with this conversation: by the customer's own words, or by the agent's. */
export function KnowledgePanel({ conversation, onInserted }: { conversation: Conversation; onInserted: () => void }) {
  const words = useWords(knowledgeWords);
  const { language } = useLanguage();
  const { drafts } = useWorkplace();
  const may = useMay();
  const [search, setSearch] = useState('');
  const suggested = useSuggestions(conversation);
  const spoken = conversation.language === 'zh-CN' || conversation.language === 'en' ? conversation.language : language;
  const found = useArticleSearch(search, spoken);
  const choose = useChoice();
  const searching = search !== '';
  const { isPending, error, refetch } = searching ? found : suggested;
  const data = searching ? found.data : suggested.data?.items;
  const replies = searching ? [] : (suggested.data?.replies ?? []);
  const insertText = (text: string) => {
    drafts.insert(conversation.id, text);
    onInserted();
  };
  const insert = (article: ArticleHit) => {
    choose({ article, helped: true });
    insertText(article.text);
  };
  const useful = may('conversations:reply') && conversation.status !== 'resolved';

  return (
    <section className="panel" aria-labelledby="knowledge-title" data-testid="suggestions">
      <h2 id="knowledge-title">{searching ? words.results : words.suggestions}</h2>
      <Input.Search allowClear placeholder={words.search} aria-label={words.search} onSearch={(text) => setSearch(text.trim())} data-testid="knowledge-search" />
      {isPending && <Skeleton active title={{ width: '60%' }} paragraph={{ rows: 2 }} />}
      {error && <Refused error={error} onRetry={() => void refetch()} />}
      {replies.length > 0 && (
        <ul className="articles" aria-label={words.replies}>
          {replies.map((rule) => (
            <ReplyCard key={rule.ruleId} rule={rule} onInsert={useful ? insertText : null} />
          ))}
        </ul>
      )}
      {data?.length === 0 && replies.length === 0 && <p className="panel-none">{searching ? words.noResults : words.none}</p>}
      {data && data.length > 0 && (
        <ul className="articles">
          {data.map((article) => (
            <ArticleCard
              key={article.articleId}
              article={article}
              asked={searching && may('conversations:reply') ? search : null}
              onInsert={useful ? insert : null}
              onOpen={() => choose({ article, helped: false })}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
