import { explain, useLanguage, useSession, useWords, type Article, type Language } from '@switchboard/shared';
import { Alert, App, Button, Tag } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ArticleForm } from './ArticleForm';
import { knowledgeWords } from './knowledge.words';
import { helpAddress, otherOf } from './topics';
import { useChangeArticle, useCreateArticle, useDeleteArticle, type ArticleText } from './useArticles';

/** Writes one language of a topic, whether it is there already or not. */
export function VersionEditor({ slug, language, versions }: { slug: string; language: Language; versions: Article[] }) {
  const words = useWords(knowledgeWords);
  const { message } = App.useApp();
  const article = versions.find((a) => a.language === language) ?? null;
  const other = versions.find((a) => a.language === otherOf(language));
  const create = useCreateArticle();
  const change = useChangeArticle(article?.id ?? '');
  const [copied, setCopied] = useState(false);

  const send = async (text: ArticleText) => {
    if (article) await change.mutateAsync(text);
    else await create.mutateAsync({ ...text, language, slug });
    void message.success(text.status === 'published' ? words.published : words.savedDraft);
  };
  const draft = other && (copied ? other : { title: '', category: other.category, body: '' });
  const start = (
    <Button size="small" disabled={copied} onClick={() => setCopied(true)}>
      {words.startFrom}
    </Button>
  );
  return (
    <>
      {article ? (
        <ArticleState article={article} slug={slug} alone={versions.length === 1} />
      ) : (
        <Alert className="gap" type="warning" showIcon title={words.notWritten(words.names[language])} description={words.notWrittenDetail} action={start} />
      )}
      <ArticleForm key={`${article?.id ?? 'new'}/${copied}`} language={language} article={article} draft={draft} withSlug={false} onSend={send} />
    </>
  );
}

function ArticleState({ article, slug, alone }: { article: Article; slug: string; alone: boolean }) {
  const words = useWords(knowledgeWords);
  const { language } = useLanguage();
  const { tenant } = useSession();
  const { modal, message } = App.useApp();
  const go = useNavigate();
  const remove = useDeleteArticle(article.id);

  const ask = () =>
    void modal.confirm({
      title: words.deleteSure(article.title),
      content: words.deleteDetail,
      okText: words.delete,
      okButtonProps: { danger: true },
      onOk: () =>
        remove.mutateAsync().then(
          () => {
            void message.success(words.deleted);
            if (alone) void go('/articles');
          },
          (error: unknown) => void message.error(explain(error, language)),
        ),
    });
  return (
    <p className="article-state">
      <Tag color={article.status === 'published' ? 'success' : 'warning'}>{words.statuses[article.status]}</Tag>
      {article.status === 'published' && (
        <a href={helpAddress(tenant.slug, slug, article.language as Language)} target="_blank" rel="noreferrer">
          {words.page}
        </a>
      )}
      <span className="portal-gap" />
      <Button danger size="small" onClick={ask} data-testid="delete-article">
        {words.delete}
      </Button>
    </p>
  );
}
