import { Refused, useWords } from '@switchboard/shared';
import { App, Checkbox, Form, Input, Modal, Select } from 'antd';
import { frameWords } from '../frame/frame.words';
import { useSubmit } from '../frame/useSubmit';
import { useTeams } from '../members/useMembers';
import { intentWords } from './intents.words';
import { useIntentActions, type Intent, type IntentFields, type Priority } from './useIntents';

const PRIORITIES: Priority[] = ['low', 'normal', 'high', 'urgent'];
const NOTHING: IntentFields = { name: '', description: '', teamId: null, priority: 'normal', toPerson: false };

export function IntentForm({ intent, onClose }: { intent: Intent | null; onClose: () => void }) {
  const words = useWords(intentWords);
  const frame = useWords(frameWords);
  const { message } = App.useApp();
  const [form] = Form.useForm<IntentFields>();
  const teams = useTeams();
  const { save } = useIntentActions();
  const { busy, refusal, submit } = useSubmit<IntentFields>(form, ['name', 'description', 'teamId'], async (fields) => {
    await save.mutateAsync({ ...fields, id: intent?.id ?? null, teamId: fields.teamId ?? null });
    void message.success(frame.saved);
    onClose();
  });
  return (
    <Modal open title={intent ? words.change : words.add} okText={frame.save} cancelText={frame.cancel} confirmLoading={busy} onOk={() => form.submit()} onCancel={onClose}>
      {refusal !== null && <Refused error={refusal} />}
      <Form<IntentFields> form={form} layout="vertical" requiredMark={false} initialValues={intent ?? NOTHING} onFinish={(v) => void submit(v)} data-testid="intent-form">
        <Form.Item name="name" label={words.name} extra={words.nameHint} rules={[{ required: true, whitespace: true, message: frame.required }, { max: 80, message: frame.tooLong(80) }]}>
          <Input autoComplete="off" data-testid="intent-name" />
        </Form.Item>
        <Form.Item name="description" label={words.description} rules={[{ max: 500, message: frame.tooLong(500) }]}>
          <Input.TextArea rows={2} />
        </Form.Item>
        <Form.Item name="teamId" label={words.team} extra={words.teamHint}>
          <Select allowClear placeholder={words.anybody} loading={teams.isPending} options={teams.items.map((t) => ({ value: t.id, label: t.name }))} data-testid="intent-team" />
        </Form.Item>
        <Form.Item name="priority" label={words.priority} extra={words.priorityHint}>
          <Select options={PRIORITIES.map((p) => ({ value: p, label: words.priorities[p] }))} />
        </Form.Item>
        <Form.Item name="toPerson" valuePropName="checked">
          <Checkbox data-testid="intent-to-person">{words.toPersonLong}</Checkbox>
        </Form.Item>
        {/* Without one, Enter does not send a form of several fields. */}
        <button type="submit" hidden />
      </Form>
    </Modal>
  );
}
