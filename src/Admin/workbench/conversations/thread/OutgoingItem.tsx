import { ClockCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { explain, useLanguage, useWords } from '@switchboard/shared';
import { useWorkplace } from '../../desk/WorkplaceContext';
import type { Outgoing } from '../composer/outbox';
import { Attachments } from './Attachments';
import { MessageText } from './MessageText';
import { threadWords } from './thread.words';

/** Something written that the server has not acknowledged yet. */
export function OutgoingItem({ item }: { item: Outgoing }) {
  const words = useWords(threadWords);
  const { language } = useLanguage();
  const { outbox } = useWorkplace();
  return (
    <li className={`message message-agent message-outgoing ${item.private ? 'message-private' : ''}`} data-testid="outgoing" data-state={item.state}>
      <div className="message-side" />
      <div className="message-main">
        <div className="bubble">
          <MessageText text={item.text} />
          <Attachments files={item.attachments} />
        </div>
        {item.state === 'refused' ? (
          <div className="outgoing-refused" role="alert">
            <WarningOutlined aria-hidden /> {words.refused}: {explain(item.reason, language)}
            <Button size="small" type="link" onClick={() => outbox.again(item.clientId)} data-testid="send-again">
              {words.again}
            </Button>
            <Button size="small" type="link" onClick={() => outbox.discard(item.clientId)}>
              {words.discard}
            </Button>
          </div>
        ) : (
          <div className="outgoing-state">
            <ClockCircleOutlined aria-hidden /> {item.state === 'sending' ? words.sending : words.waiting}
          </div>
        )}
      </div>
    </li>
  );
}
