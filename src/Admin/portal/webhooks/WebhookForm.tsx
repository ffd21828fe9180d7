import { Refused, useWords } from '@switchboard/shared';
import { Form, Input, type FormInstance } from 'antd';
import { frameWords } from '../frame/frame.words';
import { EventsSelect } from './EventsSelect';
import type { WebhookFields } from './useWebhooks';
import { webhookWords } from './webhooks.words';

interface Props {
  form: FormInstance<WebhookFields>;
  initial: WebhookFields;
  refusal: unknown;
  onSubmit: (fields: WebhookFields) => void;
  children?: React.ReactNode;
}

export const WEBHOOK_FIELDS = ['url', 'description', 'events'] as const;

export function WebhookForm({ form, initial, refusal, onSubmit, children }: Props) {
  const words = useWords(webhookWords);
  const frame = useWords(frameWords);
  const send = (v: WebhookFields) => onSubmit({ url: v.url.trim(), description: v.description.trim(), events: v.events });
  return (
    <Form<WebhookFields> form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={send} data-testid="webhook-form">
      {refusal !== null && <Refused error={refusal} />}
      <Form.Item name="url" label={words.url} extra={words.urlHint} rules={[{ required: true, whitespace: true, message: frame.required }, { max: 2000, message: frame.tooLong(2000) }]}>
        <Input inputMode="url" autoComplete="off" placeholder="https://hooks.example.com/support" data-testid="webhook-url" />
      </Form.Item>
      <Form.Item name="description" label={words.description} extra={words.descriptionHint} rules={[{ max: 200, message: frame.tooLong(200) }]}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="events" label={words.events} extra={words.eventsHint}>
        <EventsSelect placeholder={words.allEvents} />
      </Form.Item>
      {children}
    </Form>
  );
}
