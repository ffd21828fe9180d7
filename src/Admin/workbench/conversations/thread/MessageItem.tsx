import { LockOutlined, RobotOutlined, UndoOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useLanguage, useWords, type Message } from '@switchboard/shared';
import { memo } from 'react';
import { Face } from '../../contacts/Face';
import { useTicking } from '../../desk/clock';
import { fullText, timeText } from '../../desk/times';
import { useWorkplace } from '../../desk/WorkplaceContext';
import { Attachments } from './Attachments';
import { Delivery } from './Delivery';
import { eventLine } from './eventLine';
import { Media } from './Media';
import { mayRecall, wordsOf } from './messages';
import { MessageText } from './MessageText';
import { threadWords } from './thread.words';

interface Props {
  message: Message;
  leads: boolean;
  lastRead: boolean;
  onRecall: ((message: Message) => void) | null;
  onRetry: ((message: Message) => void) | null;
  onFetchAgain: ((message: Message) => void) | null;
}

export const MessageItem = memo(function MessageItem({ message: m, leads, lastRead, onRecall, onRetry, onFetchAgain }: Props) {
  const words = useWords(threadWords);
  const { language } = useLanguage();
  const { me } = useWorkplace();
  const marks = { 'data-testid': 'message', 'data-seq': m.seq, 'data-author': m.author.kind, 'data-private': m.private || undefined, 'data-status': m.status };
  if (m.author.kind === 'system')
    return (
      <li className="event" {...marks} data-event={m.event?.type}>
        <span>{eventLine(m, words)}</span> <time dateTime={m.createdAt}>{timeText(m.createdAt, language)}</time>
      </li>
    );
  const name = m.author.kind === 'bot' ? words.bot : m.author.id === me && m.author.kind === 'agent' ? words.you : m.author.name;
  return (
    <li className={`message message-${m.author.kind} ${m.private ? 'message-private' : ''} ${leads ? 'message-leads' : ''}`} {...marks}>
      <div className="message-side">{leads && (m.author.kind === 'bot' ? <BotFace /> : <Face id={m.author.id ?? m.author.name} name={m.author.name} size={30} />)}</div>
      <div className="message-main">
        {leads ? (
          <div className="message-head">
            <strong>{name}</strong> <time dateTime={m.createdAt} title={fullText(m.createdAt, language)}>{timeText(m.createdAt, language)}</time>
            {m.private && (
              <span className="message-lock">
                <LockOutlined aria-hidden /> {words.note} · {words.noteHint}
              </span>
            )}
          </div>
        ) : (
          <span className="sb-hidden">{words.says(name)}</span>
        )}
        <div className="bubble" title={leads ? undefined : fullText(m.createdAt, language)}>
          {m.recalledAt ? <em className="message-recalled">{words.recalled}</em> : <MessageText text={wordsOf(m)} />}
          <Attachments files={m.attachments} />
          <Media message={m} onFetchAgain={onFetchAgain} />
          {m.sources.length > 0 && (
            <div className="message-sources">
              {words.sources}{' '}
              {m.sources.map((s) => (
                <a key={s.articleId} href={s.url} target="_blank" rel="noopener noreferrer">
                  {s.title}
                </a>
              ))}
            </div>
          )}
        </div>
        <Delivery message={m} onRetry={onRetry} />
        {lastRead && (
          <div className="message-read" data-testid="read-mark">
            {words.read}
          </div>
        )}
      </div>
      {onRecall && <Recall message={m} onRecall={onRecall} />}
    </li>
  );
});

/** Offered for as long as the server would do it. */
function Recall({ message, onRecall }: { message: Message; onRecall: (message: Message) => void }) {
  const words = useWords(threadWords);
  const { clock, me } = useWorkplace();
  const possible = useTicking(clock, (now) => mayRecall(message, me, now));
  if (!possible) return null;
  return (
    <Button
      type="text"
      size="small"
      className="message-recall"
      icon={<UndoOutlined aria-hidden />}
      aria-label={words.recallOf(message.text.slice(0, 40))}
      onClick={() => onRecall(message)}
      data-testid="recall"
    >
      {words.recall}
    </Button>
  );
}

function BotFace() {
  return (
    <span className="face face-bot" style={{ width: 30, height: 30 }} aria-hidden>
      <RobotOutlined />
    </span>
  );
}
