import { Refused, useWords } from '@switchboard/shared';
import { Modal, Skeleton } from 'antd';
import { CodeBlock } from '../frame/CodeBlock';
import { useDeliveryContent, type Delivery } from './useWebhooks';
import { webhookWords } from './webhooks.words';

export function DeliveryContent({ delivery, onClose }: { delivery: Delivery; onClose: () => void }) {
  const words = useWords(webhookWords);
  const { data, isError, error, refetch } = useDeliveryContent(delivery.id);
  return (
    <Modal open width={760} title={<code>{delivery.type}</code>} onCancel={onClose} footer={null}>
      {isError && <Refused error={error} onRetry={() => void refetch()} />}
      {!data && !isError && <Skeleton active />}
      {data && (
        <>
          <h3>{words.sent}</h3>
          <CodeBlock text={JSON.stringify(data.payload, null, 2)} label={words.sent} testId="delivery-payload" />
          <h3>{words.answered}</h3>
          {data.answer ? <CodeBlock text={data.answer} label={words.answered} /> : <p className="soft">{words.noAnswer}</p>}
        </>
      )}
    </Modal>
  );
}
