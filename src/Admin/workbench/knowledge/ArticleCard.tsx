import { EnterOutlined, ExportOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { explain, useLanguage, useWords, type ArticleHit } from '@switchboard/shared';
import { knowledgeWords } from './knowledge.words';
import { useAddQuestion } from './useArticles';

interface Props {
  article: ArticleHit;
  /** What was searched for; null where it cannot be added as a wording. */
  asked: string | null;
  onInsert: ((article: ArticleHit) => void) | null;
  onOpen: () => void;
}

export function ArticleCard({ article, asked, onInsert, onOpen }: Props) {
  const words = useWords(knowledgeWords);
  const { language } = useLanguage();
  const { message } = App.useApp();
  const add = useAddQuestion();
  const remember = (question: string) =>
    add.mutate(
      { id: article.articleId, question },
      { onSuccess: () => void message.success(words.added), onError: (error) => void message.error(explain(error, language)) },
    );
  return (
    <li className="article" data-testid="suggestion">
      <strong lang={article.language}>{article.title}</strong>
      <p lang={article.language}>{article.snippet}</p>
      <div className="article-actions">
        {onInsert && (
          <Button size="small" icon={<EnterOutlined aria-hidden />} aria-label={words.insertOf(article.title)} onClick={() => onInsert(article)} data-testid="suggestion-insert">
            {words.insert}
          </Button>
        )}
        <Button size="small" type="text" icon={<ExportOutlined aria-hidden />} href={article.url} target="_blank" rel="noopener" onClick={onOpen} aria-label={words.openOf(article.title)}>
          {words.open}
        </Button>
        {asked !== null && (
          <Button size="small" type="text" icon={<PlusOutlined aria-hidden />} loading={add.isPending} disabled={add.isSuccess} onClick={() => remember(asked)} aria-label={words.addOf(asked, article.title)} data-testid="add-question">
            {words.add}
          </Button>
        )}
      </div>
    </li>
  );
}
