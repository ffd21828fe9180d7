import { Refused, useWords } from '@switchboard/shared';
import { Button, DatePicker, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { frameWords } from '../frame/frame.words';
import { Secret } from '../frame/Secret';
import { useSubmit } from '../frame/useSubmit';
import { memberWords } from './members.words';
import { RoleSelect } from './RoleSelect';
import { useCreateKey, type MemberRole } from './useMembers';

interface KeyFields {
  name: string;
  role: MemberRole;
  expiresAt?: { endOf: (unit: 'day') => { toISOString: () => string } } | null;
}

export function ApiKeyForm({ onClose }: { onClose: () => void }) {
  const { keys: words, role } = useWords(memberWords);
  const frame = useWords(frameWords);
  const [form] = Form.useForm<KeyFields>();
  const [secret, setSecret] = useState<string | null>(null);
  const create = useCreateKey();
  const { busy, refusal, submit } = useSubmit<KeyFields>(form, ['name', 'role', 'expiresAt'], async (v) => {
    const key = await create.mutateAsync({ name: v.name.trim(), role: v.role, ...(v.expiresAt ? { expiresAt: v.expiresAt.endOf('day').toISOString() } : {}) });
    setSecret(key.secret);
  });

  if (secret)
    return (
      <Modal
        open
        title={words.add}
        onCancel={onClose}
        mask={{ closable: false }}
        footer={
          <Button type="primary" onClick={onClose}>
            {words.done}
          </Button>
        }
      >
        <Secret title={words.shown} detail={words.shownDetail} secret={secret} />
      </Modal>
    );
  return (
    <Modal open title={words.add} okText={words.add} cancelText={frame.cancel} confirmLoading={busy} onOk={() => form.submit()} onCancel={onClose}>
      {refusal !== null && <Refused error={refusal} />}
      <Form<KeyFields> form={form} layout="vertical" requiredMark={false} initialValues={{ name: '', role: 'agent' }} onFinish={(v) => void submit(v)} data-testid="key-form">
        <Form.Item name="name" label={words.name} extra={words.nameHint} rules={[{ required: true, whitespace: true, message: frame.required }, { max: 100, message: frame.tooLong(100) }]}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="role" label={role}>
          <RoleSelect />
        </Form.Item>
        <Form.Item name="expiresAt" label={words.expires} extra={words.expiresHint}>
          <DatePicker />
        </Form.Item>
      </Form>
    </Modal>
  );
}
