import { useLanguage, useMay, useWords, type Language } from '@switchboard/shared';
import { Alert, App, Segmented } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { PageHead } from '../frame/PageHead';
import { ArticleForm } from './ArticleForm';
import { knowledgeWords } from './knowledge.words';
import { ARTICLE_LANGUAGES } from './topics';
import { useCreateArticle } from './useArticles';

export function NewTopicPage() {
  const words = useWords(knowledgeWords);
  const { language: mine } = useLanguage();
  const may = useMay();
  const go = useNavigate();
  const { message } = App.useApp();
  const [language, setLanguage] = useState<Language>(mine);
  const create = useCreateArticle();
  const [query] = useSearchParams();
  const title = query.get('title');
  return (
    <>
      <PageHead title={words.add} actions={<Link to="/articles">{words.back}</Link>} />
      {!may('articles:write') ? (
        <Alert type="info" showIcon title={words.readOnly} />
      ) : (
        <>
          <Segmented<Language> className="gap" aria-label={words.language} value={language} onChange={setLanguage} options={ARTICLE_LANGUAGES.map((l) => ({ value: l, label: words.names[l] }))} />
          <ArticleForm
            language={language}
            article={null}
            draft={title ? { title, category: '', body: '' } : undefined}
            withSlug
            onSend={async (text, slug) => {
              const article = await create.mutateAsync({ ...text, language, ...(slug ? { slug } : {}) });
              void message.success(text.status === 'published' ? words.published : words.savedDraft);
              await go(`/articles/${article.slug}?view=${language}`);
            }}
          />
        </>
      )}
    </>
  );
}
