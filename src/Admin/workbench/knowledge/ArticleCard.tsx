import { EnterOutlined, ExportOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useWords, type ArticleHit } from '@switchboard/shared';
import { knowledgeWords } from './knowledge.words';

export function ArticleCard({ article, onInsert }: { article: ArticleHit; onInsert: ((article: ArticleHit) => void) | null }) {
  const words = useWords(knowledgeWords);
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
        <Button size="small" type="text" icon={<ExportOutlined aria-hidden />} href={article.url} target="_blank" rel="noopener" aria-label={words.openOf(article.title)}>
          {words.open}
        </Button>
      </div>
    </li>
  );
}
