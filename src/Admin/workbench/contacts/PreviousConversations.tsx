import { Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { bodyOf, Refused, useApi, useLanguage, useWords, type Conversation } from '@switchboard/shared';
import { listWords } from '../conversations/list/list.words';
import { stampText } from '../desk/times';
import { contactWords } from './contacts.words';

export function PreviousConversations({ conversation, onOpen }: { conversation: Conversation; onOpen: (id: string) => void }) {
  const api = useApi();
  const words = useWords(contactWords);
  const { status } = useWords(listWords);
  const { language } = useLanguage();
  const { contactId } = conversation;
  const { data, isPending, error, refetch } = useQuery({
    queryKey: ['conversations', 'of', contactId, conversation.status],
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/conversations', { params: { query: { contactId, limit: 20 } }, signal }))).items,
  });
  const others = data?.filter((c) => c.id !== conversation.id);
  return (
    <section className="panel" aria-labelledby="previous-title" data-testid="previous">
      <h2 id="previous-title">{words.previous}</h2>
      {isPending && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {error && <Refused error={error} onRetry={() => void refetch()} />}
      {others?.length === 0 && <p className="panel-none">{words.nonePrevious}</p>}
      {others && others.length > 0 && (
        <ul className="previous">
          {others.map((c) => (
            <li key={c.id}>
              <button type="button" onClick={() => onOpen(c.id)}>
                <span className="previous-text">{c.lastMessageText || `#${c.number}`}</span>
                <small>
                  {stampText(c.lastActivityAt, Date.now(), language)} · {status[c.status]}
                  {c.ratingScore !== null && ` · ${words.rating(c.ratingScore)}`}
                </small>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
