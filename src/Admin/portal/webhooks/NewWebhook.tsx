import { useWords } from '@switchboard/shared';
import { Form, Modal } from 'antd';
import { useState } from 'react';
import { frameWords } from '../frame/frame.words';
import { useSubmit } from '../frame/useSubmit';
import { SecretOnce } from './SecretOnce';
import { useCreateWebhook, type WebhookFields } from './useWebhooks';
import { WEBHOOK_FIELDS, WebhookForm } from './WebhookForm';
import { webhookWords } from './webhooks.words';

const NOTHING: WebhookFields = { url: '', description: '', events: [] };

export function NewWebhook({ onClose }: { onClose: () => void }) {
  const words = useWords(webhookWords);
  const frame = useWords(frameWords);
  const [form] = Form.useForm<WebhookFields>();
  const [secret, setSecret] = useState<string | null>(null);
  const create = useCreateWebhook();
  const { busy, refusal, submit } = useSubmit<WebhookFields>(form, WEBHOOK_FIELDS, async (fields) => setSecret((await create.mutateAsync(fields)).secret));

  if (secret) return <SecretOnce title={words.add} secret={secret} onClose={onClose} />;
  return (
    <Modal open title={words.add} okText={words.add} cancelText={frame.cancel} confirmLoading={busy} onOk={() => form.submit()} onCancel={onClose}>
      <WebhookForm form={form} initial={NOTHING} refusal={refusal} onSubmit={(fields) => void submit(fields)}>
        {/* Without one, Enter does not send a form of several fields. */}
        <button type="submit" hidden />
      </WebhookForm>
    </Modal>
  );
}
