import { Refused, useWords } from '@switchboard/shared';
import { Alert, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { PageHead } from '../frame/PageHead';
import { useAsk } from '../frame/useAsk';
import { useTold } from '../frame/useTold';
import { DeliveryLog } from './DeliveryLog';
import { Replay } from './Replay';
import { useWebhook, useWebhookActions } from './useWebhooks';
import { WebhookHealthTag } from './WebhookHealthTag';
import { WebhookSecret } from './WebhookSecret';
import { WebhookSettings } from './WebhookSettings';
import { webhookWords } from './webhooks.words';

export function WebhookPage() {
  const { id = '' } = useParams();
  const words = useWords(webhookWords);
  const go = useNavigate();
  const told = useTold();
  const ask = useAsk();
  const { data: webhook, isError, error, refetch } = useWebhook(id);
  const { enable, disable, test, remove } = useWebhookActions(id);
  const [replaying, setReplaying] = useState(false);

  const askOff = () =>
    ask({ title: words.disableSure, content: words.disableDetail, okText: words.disable, act: () => disable.mutateAsync(), done: words.disabled });
  const askRemove = () =>
    ask({
      title: words.removeSure,
      content: words.removeDetail,
      okText: words.remove,
      act: () => remove.mutateAsync().then(() => go('/webhooks')),
      done: words.removed,
    });

  if (isError) return <Refused error={error} onRetry={() => void refetch()} />;
  if (!webhook) return <Skeleton active />;
  const on = (
    <Button type="primary" onClick={() => void told(enable.mutateAsync(), words.enabled)} loading={enable.isPending} data-testid="enable-webhook">
      {words.enable}
    </Button>
  );
  return (
    <>
      <PageHead
        title={webhook.description || words.title}
        actions={
          <>
            <Link to="/webhooks">{words.back}</Link>
            <Button onClick={() => void told(test.mutateAsync(), words.tested)} loading={test.isPending} disabled={!webhook.enabled} data-testid="test-webhook">
              {words.test}
            </Button>
            <Button onClick={() => setReplaying(true)} disabled={!webhook.enabled} data-testid="replay-webhook">
              {words.replay}
            </Button>
            {webhook.enabled ? <Button onClick={askOff}>{words.disable}</Button> : on}
            <Button danger onClick={askRemove}>
              {words.remove}
            </Button>
          </>
        }
      >
        <code className="webhook-url">{webhook.url}</code>
      </PageHead>
      {!webhook.enabled && webhook.disabledReason && (
        <Alert
          className="gap"
          type={webhook.disabledReason === 'by-hand' ? 'info' : 'error'}
          showIcon
          title={words.stopped}
          description={`${words.reasons[webhook.disabledReason]} ${words.stoppedDetail}`}
          data-testid="webhook-stopped"
        />
      )}
      {webhook.enabled && (
        <p>
          <WebhookHealthTag webhook={webhook} />
        </p>
      )}
      <div className="both gap">
        <WebhookSettings key={webhook.id} webhook={webhook} />
        <WebhookSecret webhook={webhook} />
      </div>
      <DeliveryLog webhook={webhook} />
      {replaying && <Replay id={id} onClose={() => setReplaying(false)} />}
    </>
  );
}
