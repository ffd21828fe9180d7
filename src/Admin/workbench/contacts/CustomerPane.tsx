import { Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { bodyOf, Refused, useApi, useWords, type Conversation } from '@switchboard/shared';
import { KnowledgePanel } from '../knowledge/KnowledgePanel';
import './contacts.css';
import { contactWords } from './contacts.words';
import { ContactProfile } from './ContactProfile';
import { PreviousConversations } from './PreviousConversations';

export function CustomerPane({ conversation, onOpen, onInserted }: { conversation: Conversation; onOpen: (id: string) => void; onInserted: () => void }) {
  const api = useApi();
  const words = useWords(contactWords);
  const id = conversation.contactId;
  const { data, isPending, error, refetch } = useQuery({
    queryKey: ['contact', id],
    queryFn: ({ signal }) => bodyOf(api.GET('/contacts/{id}', { params: { path: { id } }, signal })),
  });
  return (
    <aside className="customer" aria-label={words.region} data-testid="customer">
      {isPending && (
        <div className="panel" role="status" aria-label={words.loading}>
          <Skeleton avatar active paragraph={{ rows: 3 }} />
        </div>
      )}
      {error && (
        <div className="panel">
          <Refused error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {data && <ContactProfile key={data.id} contact={data} />}
      <KnowledgePanel key={`knowledge-${conversation.id}`} conversation={conversation} onInserted={onInserted} />
      <PreviousConversations conversation={conversation} onOpen={onOpen} />
    </aside>
  );
}
