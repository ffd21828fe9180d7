import { Refused, useWords } from '@switchboard/shared';
import { App, DatePicker, Form, Modal } from 'antd';
import { frameWords } from '../frame/frame.words';
import { useSubmit } from '../frame/useSubmit';
import { EventsSelect } from './EventsSelect';
import { useWebhookActions } from './useWebhooks';
import { webhookWords } from './webhooks.words';

interface ReplayFields {
  time: [Moment, Moment] | null;
  events: string[];
}

interface Moment {
  toISOString: () => string;
}

export function Replay({ id, onClose }: { id: string; onClose: () => void }) {
  const words = useWords(webhookWords);
  const frame = useWords(frameWords);
  const { message } = App.useApp();
  const [form] = Form.useForm<ReplayFields>();
  const { replay } = useWebhookActions(id);
  const { busy, refusal, submit } = useSubmit<ReplayFields>(form, ['events'], async ({ time, events }) => {
    if (!time) return;
    const { queued } = await replay.mutateAsync({ from: time[0].toISOString(), to: time[1].toISOString(), ...(events.length > 0 ? { events } : {}) });
    void message.success(words.replayed(queued));
    onClose();
  });
  return (
    <Modal open title={words.replayTitle} okText={words.replay} cancelText={frame.cancel} confirmLoading={busy} onOk={() => form.submit()} onCancel={onClose}>
      {refusal !== null && <Refused error={refusal} />}
      <p>{words.replayDetail}</p>
      <Form<ReplayFields> form={form} layout="vertical" requiredMark={false} initialValues={{ time: null, events: [] }} onFinish={(v) => void submit(v)} data-testid="replay-form">
        <Form.Item name="time" label={words.time} rules={[{ required: true, message: frame.required }]}>
          <DatePicker.RangePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />
        </Form.Item>
        <Form.Item name="events" label={words.events}>
          <EventsSelect placeholder={words.asFilter} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
