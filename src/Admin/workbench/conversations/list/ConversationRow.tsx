import { useLanguage, useWords, type Conversation } from '@switchboard/shared';
import { memo, type KeyboardEvent } from 'react';
import { Face } from '../../contacts/Face';
import { stampText } from '../../desk/times';
import { useWorkplace } from '../../desk/WorkplaceContext';
import { listWords } from './list.words';
import { IntentChip } from './IntentChip';
import { Feeling } from './Feeling';
import { WaitingTime } from './WaitingTime';

interface Props {
  conversation: Conversation;
  selected: boolean;
  /** The one row that Tab reaches. */
  reachable: boolean;
  onOpen: (id: string) => void;
  onKeyDown: (event: KeyboardEvent<HTMLLIElement>, id: string) => void;
  onFocus: (id: string) => void;
}

export const ConversationRow = memo(function ConversationRow({ conversation: c, selected, reachable, onOpen, onKeyDown, onFocus }: Props) {
  const { language } = useLanguage();
  const words = useWords(listWords);
  const { me } = useWorkplace();
  const waits = c.waitingSince !== null && c.status === 'open';
  return (
    <li
      role="option"
      id={`row-${c.id}`}
      className="row"
      tabIndex={reachable ? 0 : -1}
      aria-selected={selected}
      data-testid="conversation-row"
      data-conversation-id={c.id}
      data-status={c.status}
      data-unread={c.unread}
      onClick={() => onOpen(c.id)}
      onKeyDown={(event) => onKeyDown(event, c.id)}
      onFocus={() => onFocus(c.id)}
    >
      <Face id={c.contactId} name={c.contactName} channel={c.channel} />
      <div className="row-body">
        <div className="row-line">
          <span className={c.unread > 0 ? 'row-name row-name-unread' : 'row-name'}>{c.contactName}</span>
          {waits && c.waitingSince ? <WaitingTime since={c.waitingSince} /> : <time dateTime={c.lastActivityAt}>{stampText(c.lastActivityAt, Date.now(), language)}</time>}
        </div>
        <div className="row-line">
          <span className="row-text">{preview(c, words, me)}</span>
          {c.unread > 0 && (
            <span className="badge" data-testid="unread">
              <span aria-hidden>{c.unread > 99 ? '99+' : c.unread}</span>
              <span className="sb-hidden">{words.unread(c.unread)}</span>
            </span>
          )}
        </div>
        <div className="row-line row-marks">
          <span className={`status status-${c.status}`}>{words.status[c.status]}</span>
          <Feeling conversation={c} />
          <IntentChip conversation={c} />
          <span className="row-place">
            {c.status === 'pending' ? c.inboxName : c.assigneeId === me ? c.inboxName : c.assigneeName ? words.assignedTo(c.assigneeName) : words.unassigned}
          </span>
        </div>
      </div>
    </li>
  );
});

function preview(c: Conversation, words: (typeof listWords)['en'], me: string): string {
  const text = c.lastMessageText?.trim() || words.noText;
  if (c.lastMessageAuthorKind === 'bot') return words.bot + text;
  if (c.lastMessageAuthorKind !== 'agent') return text;
  // The list is told that an agent wrote, not which; it nearly always is whoever has the conversation.
  return c.assigneeId === me ? words.you + text : c.assigneeName ? words.colleague(c.assigneeName) + text : text;
}
