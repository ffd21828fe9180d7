import { useWords } from '@switchboard/shared';
import { App, Button, Form } from 'antd';
import { frameWords } from '../frame/frame.words';
import { useSubmit } from '../frame/useSubmit';
import { useWebhookActions, type Webhook, type WebhookFields } from './useWebhooks';
import { WEBHOOK_FIELDS, WebhookForm } from './WebhookForm';
import { webhookWords } from './webhooks.words';

export function WebhookSettings({ webhook }: { webhook: Webhook }) {
  const words = useWords(webhookWords);
  const frame = useWords(frameWords);
  const { message } = App.useApp();
  const [form] = Form.useForm<WebhookFields>();
  const { update } = useWebhookActions(webhook.id);
  const { busy, refusal, submit } = useSubmit<WebhookFields>(form, WEBHOOK_FIELDS, async (fields) => {
    await update.mutateAsync(fields);
    void message.success(frame.saved);
  });
  return (
    <section className="card" aria-labelledby="webhook-settings">
      <h2 id="webhook-settings">{words.settings}</h2>
      <WebhookForm form={form} initial={webhook} refusal={refusal} onSubmit={(fields) => void submit(fields)}>
        <Button type="primary" htmlType="submit" loading={busy} data-testid="save-webhook">
          {frame.save}
        </Button>
      </WebhookForm>
    </section>
  );
}
