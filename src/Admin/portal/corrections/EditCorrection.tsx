import { useWords } from '@switchboard/shared';
import { Form, Input, Modal, Select } from 'antd';
import { frameWords } from '../frame/frame.words';
import type { Intent } from '../intents/useIntents';
import { correctionWords } from './corrections.words';
import type { Approval, Correction } from './useCorrections';

interface Props {
  correction: Correction;
  intents: readonly Intent[];
  busy: boolean;
  onApprove: (approval: Approval) => void;
  onClose: () => void;
}

export function EditCorrection({ correction: c, intents, busy, onApprove, onClose }: Props) {
  const words = useWords(correctionWords);
  const frame = useWords(frameWords);
  const [form] = Form.useForm<{ text: string; intentId: string }>();
  return (
    <Modal open title={words.editTitle} okText={words.approve} cancelText={frame.cancel} confirmLoading={busy} onOk={() => form.submit()} onCancel={onClose} okButtonProps={{ 'data-testid': 'edit-approve' }}>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ text: c.text ?? '', intentId: c.toIntentId ?? undefined }} onFinish={(fields) => onApprove({ id: c.id, ...fields })}>
        <Form.Item name="text" label={words.text} rules={[{ required: true, whitespace: true, message: frame.required }, { max: 500, message: frame.tooLong(500) }]}>
          <Input.TextArea autoFocus rows={3} data-testid="edit-text" />
        </Form.Item>
        <Form.Item name="intentId" label={words.intent} rules={[{ required: true, message: frame.required }]}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={intents.map((i) => ({ value: i.id, label: i.name }))} data-testid="edit-intent" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
