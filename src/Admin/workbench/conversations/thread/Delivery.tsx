import { RedoOutlined } from '@ant-design/icons';
import { Button, Popconfirm } from 'antd';
import { useWords, type Message } from '@switchboard/shared';
import { threadWords } from './thread.words';

interface Props {
  message: Message;
  onRetry: ((message: Message) => void) | null;
}

/** How far a message got on its way to the customer's platform; nothing where none stands between. */
export function Delivery({ message, onRetry }: Props) {
  const words = useWords(threadWords);
  const delivery = message.delivery;
  if (!delivery || message.recalledAt) return null;
  const failed = delivery.state === 'failed';
  const stuck = failed || delivery.state === 'unknown';
  const why = failed && delivery.reason ? `: ${words.failures[delivery.reason]}${delivery.code ? ` (${delivery.code})` : ''}` : '';
  const retry = (
    <Button type="link" size="small" icon={<RedoOutlined aria-hidden />} onClick={failed ? () => onRetry?.(message) : undefined} data-testid="retry-delivery">
      {words.retry}
    </Button>
  );
  return (
    <div className={stuck ? 'message-undelivered' : 'message-read'} data-testid="delivery" data-delivery={delivery.state} role={stuck ? 'alert' : undefined}>
      {words.delivery[delivery.state]}
      {why}
      {stuck && onRetry && (failed ? retry : <Popconfirm title={words.retryUnknown} onConfirm={() => onRetry(message)}>{retry}</Popconfirm>)}
    </div>
  );
}
