import { IdcardOutlined, MessageOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Hint, Refused, useLanguage, useMay, useWords, type Conversation } from '@switchboard/shared';
import { useEffect, useState } from 'react';
import { useStore } from '../../desk/store';
import { fullText } from '../../desk/times';
import { useWorkplace } from '../../desk/WorkplaceContext';
import { ActionBar } from '../actions/ActionBar';
import { actionWords } from '../actions/actions.words';
import type { ConversationActions } from '../actions/useConversationActions';
import { Composer } from '../composer/Composer';
import { composerWords } from '../composer/composer.words';
import { CorrectIntent } from '../intent/CorrectIntent';
import { listWords } from '../list/list.words';
import { IntentChip } from '../list/IntentChip';
import { Feeling } from '../list/Feeling';
import { WaitingTime } from '../list/WaitingTime';
import { MessageList } from './MessageList';
import type { Thread } from './Thread';
import './thread.css';
import { threadWords } from './thread.words';

interface Props {
  id: string;
  conversation: Conversation | null;
  actions: ConversationActions;
  details: boolean;
  onDetails: () => void;
  onAssign: () => void;
}

export function ThreadPane({ id, conversation, actions, details, onDetails, onAssign }: Props) {
  const words = useWords(threadWords);
  const thread = useThread(id);
  return (
    <main className="thread" id="conversation" tabIndex={-1} aria-label={words.region(conversation?.contactName ?? '')} data-testid="thread">
      {conversation && <ThreadHead conversation={conversation} actions={actions} details={details} onDetails={onDetails} onAssign={onAssign} />}
      {thread && <ThreadBody key={id} thread={thread} conversation={conversation} actions={actions} />}
    </main>
  );
}

function ThreadBody({ thread, conversation, actions }: { thread: Thread; conversation: Conversation | null; actions: ConversationActions }) {
  const composer = useWords(composerWords);
  const may = useMay();
  const phase = useStore(thread.state, (s) => s.phase);
  const fault = useStore(thread.state, (s) => s.fault);
  if (phase === 'failed')
    return (
      <div className="thread-fault">
        <Refused error={fault} onRetry={() => void thread.open()} />
      </div>
    );
  return (
    <>
      <MessageList thread={thread} />
      {conversation &&
        (may('conversations:reply') ? (
          <Composer conversation={conversation} onReopen={may('conversations:manage') ? actions.reopen : null} />
        ) : (
          <p className="composer-readonly" role="note">
            {composer.readOnly}
          </p>
        ))}
    </>
  );
}

function ThreadHead({ conversation: c, actions, details, onDetails, onAssign }: Omit<Props, 'id'> & { conversation: Conversation }) {
  const words = useWords(threadWords);
  const list = useWords(listWords);
  const { showDetails, hideDetails, snoozedUntil } = useWords(actionWords);
  const { language } = useLanguage();
  const toggle = details ? hideDetails : showDetails;
  return (
    <header className="thread-head">
      <div className="thread-who">
        <h1>{c.contactName}</h1>
        <p>
          <span>{words.number(c.number)}</span>
          <span className={`status status-${c.status}`}>{c.status === 'snoozed' && c.snoozedUntil ? snoozedUntil(fullText(c.snoozedUntil, language)) : list.status[c.status]}</span>
          {c.waitingSince && c.status === 'open' && <WaitingTime since={c.waitingSince} />}
          <Feeling conversation={c} named />
          <IntentChip conversation={c} />
          <CorrectIntent conversation={c} />
          <span data-testid="assignee">{c.assigneeName ? list.assignedTo(c.assigneeName) : list.unassigned}</span>
          <span className="thread-inbox">{c.inboxName}</span>
        </p>
      </div>
      <ActionBar conversation={c} actions={actions} onAssign={onAssign} />
      <Hint text={toggle}>
        <Button type={details ? 'default' : 'text'} icon={<IdcardOutlined aria-hidden />} aria-label={toggle} aria-expanded={details} onClick={onDetails} data-testid="customer-toggle" />
      </Hint>
    </header>
  );
}

export function NoThread({ singleKeys }: { singleKeys: boolean }) {
  const words = useWords(threadWords);
  return (
    <main className="thread-none" id="conversation" tabIndex={-1}>
      <MessageOutlined aria-hidden />
      <strong>{words.pick}</strong>
      <span>{singleKeys ? words.pickHint : words.pickHintNoKeys}</span>
    </main>
  );
}

/** The open conversation's messages: its live room is entered on show and left when another is shown. */
function useThread(id: string): Thread | null {
  const workplace = useWorkplace();
  const [thread, setThread] = useState<Thread | null>(null);
  useEffect(() => {
    const entered = workplace.enter(id);
    setThread(entered);
    return () => workplace.leave(entered);
  }, [workplace, id]);
  return thread?.id === id ? thread : null;
}
