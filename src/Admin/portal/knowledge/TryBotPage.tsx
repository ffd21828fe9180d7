import { Refused, useLanguage, useWords, type ArticleHit, type Language } from '@switchboard/shared';
import { Alert, Button, Input, Progress, Segmented, Tag } from 'antd';
import { useState, type FormEvent } from 'react';
import { PageHead } from '../frame/PageHead';
import { knowledgeWords } from './knowledge.words';
import { Prose } from './Prose';
import { ARTICLE_LANGUAGES } from './topics';
import { useSearch } from './useArticles';

/** What the bot has to answer from, for a question in a customer's words. */
export function TryBotPage() {
  const words = useWords(knowledgeWords);
  const { language: mine } = useLanguage();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const [language, setLanguage] = useState<Language>(mine);
  const found = useSearch(asked, language);

  const ask = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim()) setAsked(typed.trim());
  };
  return (
    <>
      <PageHead title={words.tryIt.title}>{words.tryIt.about}</PageHead>
      <form className="try" role="search" onSubmit={ask}>
        <Input type="search" size="large" maxLength={500} aria-label={words.tryIt.label} placeholder={words.tryIt.placeholder} value={typed} onChange={(e) => setTyped(e.target.value)} data-testid="try-question" />
        <Segmented<Language> aria-label={words.tryIt.language} value={language} onChange={setLanguage} options={ARTICLE_LANGUAGES.map((l) => ({ value: l, label: words.names[l] }))} />
        <Button type="primary" size="large" htmlType="submit" loading={found.isFetching} data-testid="try-ask">
          {words.tryIt.ask}
        </Button>
      </form>
      {found.isError && <Refused error={found.error} onRetry={() => void found.refetch()} />}
      {asked && found.data && (
        <>
          <p role="status" className="soft">
            {found.data.length > 0 ? words.tryIt.found(found.data.length) : words.tryIt.nothing}
          </p>
          <ol className="hits">
            {found.data.map((hit, i) => (
              <Hit key={`${hit.articleId}/${hit.text}`} hit={hit} first={i === 0} />
            ))}
          </ol>
          <Alert type="info" showIcon title={words.tryIt.weak} description={words.tryIt.unanswered} />
        </>
      )}
    </>
  );
}

function Hit({ hit, first }: { hit: ArticleHit; first: boolean }) {
  const words = useWords(knowledgeWords);
  const percent = Math.round(hit.coverage * 100);
  return (
    <li className={first ? 'card hit hit-first' : 'card hit'} data-testid="hit">
      <div className="card-head">
        <h2 lang={hit.language}>{hit.title}</h2>
        {first && <Tag color="blue">{words.tryIt.first}</Tag>}
      </div>
      <div lang={hit.language}>
        <Prose text={hit.text} />
      </div>
      <p className="hit-score">
        <Progress percent={percent} size="small" showInfo={false} aria-hidden className="hit-bar" />
        <span>{words.tryIt.covers(percent)}</span>
        <span>
          {words.tryIt.score} <b>{hit.score.toFixed(2)}</b>
        </span>
        <a href={hit.url} target="_blank" rel="noreferrer">
          {words.tryIt.open}
        </a>
      </p>
    </li>
  );
}
