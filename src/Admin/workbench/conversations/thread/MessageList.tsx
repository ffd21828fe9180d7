import { DownOutlined } from '@ant-design/icons';
import { App, Button, Skeleton } from 'antd';
import { bodyOf, explain, useApi, useLanguage, useMay, useWords, type Message } from '@switchboard/shared';
import { useCallback, useMemo, useState } from 'react';
import { useStore } from '../../desk/store';
import { dayText } from '../../desk/times';
import { useWorkplace } from '../../desk/WorkplaceContext';
import { MessageItem } from './MessageItem';
import { lastReadByContact, linesOf, mayRecall } from './messages';
import { OutgoingItem } from './OutgoingItem';
import type { Thread } from './Thread';
import { threadWords } from './thread.words';
import { useReadMark } from './useReadMark';
import { useStickyScroll } from './useStickyScroll';

export function MessageList({ thread }: { thread: Thread }) {
  const words = useWords(threadWords);
  const { language } = useLanguage();
  const { outbox, me } = useWorkplace();
  const { messages, phase, loadingOlder, contactReadSeq, typing } = useStore(thread.state, (s) => s);
  const outgoing = useStore(outbox.items, (items) => items);
  const pending = useMemo(() => outgoing.filter((item) => item.conversationId === thread.id), [outgoing, thread.id]);
  const lines = useMemo(() => linesOf(messages), [messages]);
  const lastSeq = messages.at(-1)?.seq ?? 0;
  const readId = useMemo(() => lastReadByContact(messages, contactReadSeq), [messages, contactReadSeq]);
  const { box, atEnd, onScroll, toEnd } = useStickyScroll(messages[0]?.seq ?? 0, messages.length + pending.length);
  const [seenSeq, setSeenSeq] = useState(lastSeq);
  if (atEnd && seenSeq !== lastSeq) setSeenSeq(lastSeq);
  useReadMark(thread.id, lastSeq, atEnd);
  const recall = useRecall(thread);
  const retry = useRetry(thread, '/conversations/{id}/messages/{messageId}/retry-delivery');
  const fetchAgain = useRetry(thread, '/conversations/{id}/messages/{messageId}/retry-media');
  const unseen = useMemo(() => messages.filter((m) => m.seq > seenSeq && m.author.kind !== 'system').length, [messages, seenSeq]);

  return (
    <div className="messages-frame">
      <div ref={box} className="messages" onScroll={onScroll} tabIndex={0} role="region" aria-label={words.messages} aria-busy={phase === 'loading'} data-testid="messages">
        <div className="messages-inner">
          {phase === 'loading' && messages.length === 0 && (
            <div role="status" aria-label={words.loading}>
              <Skeleton avatar active paragraph={{ rows: 2 }} />
              <Skeleton avatar active paragraph={{ rows: 1 }} />
            </div>
          )}
          {messages.length > 0 &&
            (messages[0]!.seq > 1 ? (
              <div className="messages-older">
                <Button size="small" loading={loadingOlder} onClick={() => void thread.older().catch(() => undefined)} data-testid="load-older">
                  {words.older}
                </Button>
              </div>
            ) : (
              <p className="messages-begin">{words.beginning}</p>
            ))}
          <ol className="message-list">
            {lines.map((line) =>
              line.kind === 'day' ? (
                <li key={line.key} className="day">
                  <span>{dayText(line.at, Date.now(), language, words)}</span>
                </li>
              ) : (
                <MessageItem
                  key={line.key}
                  message={line.message}
                  leads={line.leads}
                  lastRead={line.message.id === readId}
                  onRetry={retry}
                  onFetchAgain={fetchAgain}
                  onRecall={recall && mayRecall(line.message, me, Date.now()) ? recall : null}
                />
              ),
            )}
            {pending.map((item) => (
              <OutgoingItem key={item.clientId} item={item} />
            ))}
          </ol>
          <div className="typing" aria-live="off" data-testid="typing">
            {typing && words.typing(typing.kind === 'bot' ? words.bot : typing.name)}
          </div>
        </div>
      </div>
      {!atEnd && (
        <Button className="to-newest" shape="round" size="small" icon={<DownOutlined aria-hidden />} onClick={toEnd} data-testid="to-newest">
          {unseen > 0 ? words.newMessages(unseen) : words.newest}
        </Button>
      )}
    </div>
  );
}

type Again = '/conversations/{id}/messages/{messageId}/retry-delivery' | '/conversations/{id}/messages/{messageId}/retry-media';

function useRetry(thread: Thread, again: Again): ((message: Message) => void) | null {
  const api = useApi();
  const may = useMay();
  const { message: notice } = App.useApp();
  const { language } = useLanguage();
  const retry = useCallback(
    (message: Message) => {
      const path = { id: message.conversationId, messageId: message.id };
      bodyOf(api.POST(again, { params: { path } })).then(
        (queued) => thread.arrived(queued),
        (error: unknown) => void notice.error(explain(error, language)),
      );
    },
    [again, api, language, notice, thread],
  );
  return may('conversations:reply') ? retry : null;
}

function useRecall(thread: Thread): ((message: Message) => void) | null {
  const api = useApi();
  const may = useMay();
  const { message: notice } = App.useApp();
  const { language } = useLanguage();
  const recall = useCallback(
    (message: Message) => {
      const path = { id: message.conversationId, messageId: message.id };
      bodyOf(api.POST('/conversations/{id}/messages/{messageId}/recall', { params: { path } })).then(
        (recalled) => thread.arrived(recalled),
        (error: unknown) => void notice.error(explain(error, language)),
      );
    },
    [api, language, notice, thread],
  );
  return may('conversations:reply') ? recall : null;
}
