import { useWords, type Conversation } from '@switchboard/shared';
import { listWords } from './list.words';

/** What the customer wants, as the tenant's model sees it, and how sure that is. */
export function IntentChip({ conversation: c }: { conversation: Pick<Conversation, 'intentName' | 'intentConfidence' | 'priority'> }) {
  const words = useWords(listWords);
  const pressing = c.priority === 'high' || c.priority === 'urgent';
  return (
    <>
      {pressing && (
        <span className={`pressing pressing-${c.priority}`} data-testid="priority">
          {words.pressing[c.priority as 'high' | 'urgent']}
        </span>
      )}
      {c.intentName && (
        <span className="intent" title={words.intent} data-testid="intent">
          {c.intentName}
          {c.intentConfidence !== null && c.intentConfidence !== undefined && <small>{` ${Math.round(c.intentConfidence * 100)} %`}</small>}
        </span>
      )}
    </>
  );
}
