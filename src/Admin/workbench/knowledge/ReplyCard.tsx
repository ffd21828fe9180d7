import { EnterOutlined } from '@ant-design/icons';
import { useWords } from '@switchboard/shared';
import { Button } from 'antd';
import { knowledgeWords } from './knowledge.words';
import type { MetRule } from './useArticles';

/** A reply of the company's own rules. */
export function ReplyCard({ rule, onInsert }: { rule: MetRule; onInsert: ((text: string) => void) | null }) {
  const words = useWords(knowledgeWords);
  return (
    <li className="article reply-card" data-testid="suggested-reply">
      <strong>{rule.name}</strong>
      <p>{rule.reply}</p>
      {onInsert && (
        <div className="article-actions">
          <Button size="small" icon={<EnterOutlined aria-hidden />} aria-label={words.insertOf(rule.name)} onClick={() => onInsert(rule.reply)} data-testid="reply-insert">
            {words.insert}
          </Button>
        </div>
      )}
    </li>
  );
}
