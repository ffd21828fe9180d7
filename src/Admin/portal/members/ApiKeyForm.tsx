import { Refused, useSession, useWords } from '@switchboard/shared';
import { Button, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { frameWords } from '../frame/frame.words';
import { Secret } from '../frame/Secret';
import { useSubmit } from '../frame/useSubmit';
import { memberWords } from './members.words';
import { RoleSelect } from './RoleSelect';
import { endOf, grouped, type Lifetime } from './scopes';
import { useCreateKey, type MemberRole } from './useMembers';

interface KeyFields {
  name: string;
  role: MemberRole;
  lifetime: Lifetime;
  scopes?: string[];
  requestsPerMinute?: number | null;
}

export function ApiKeyForm({ onClose }: { onClose: () => void }) {
  const { keys: words, role } = useWords(memberWords);
  const frame = useWords(frameWords);
  const { member } = useSession();
  const [form] = Form.useForm<KeyFields>();
  const [secret, setSecret] = useState<string | null>(null);
  const create = useCreateKey();
  const { busy, refusal, submit } = useSubmit<KeyFields>(form, ['name', 'role', 'lifetime', 'scopes', 'requestsPerMinute'], async (v) => {
    const key = await create.mutateAsync({
      name: v.name.trim(),
      role: v.role,
      expiresAt: endOf(v.lifetime, new Date()),
      scopes: v.scopes?.length ? v.scopes : null,
      requestsPerMinute: v.requestsPerMinute ?? null,
    });
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
    <Modal open title={words.add} okText={words.add} cancelText={frame.cancel} confirmLoading={busy} okButtonProps={{ htmlType: 'submit', form: 'key-form' }} onCancel={onClose}>
      {refusal !== null && <Refused error={refusal} />}
      <Form<KeyFields> id="key-form" form={form} layout="vertical" requiredMark={false} initialValues={{ name: '', role: 'agent', lifetime: '90' }} onFinish={(v) => void submit(v)} data-testid="key-form">
        <Form.Item name="name" label={words.name} extra={words.nameHint} rules={[{ required: true, whitespace: true, message: frame.required }, { max: 100, message: frame.tooLong(100) }]}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="role" label={role}>
          <RoleSelect />
        </Form.Item>
        <Form.Item name="scopes" label={words.scopes} extra={words.scopesHint}>
          <Select mode="multiple" allowClear options={grouped(member.permissions)} placeholder={words.allScopes} data-testid="key-scopes" />
        </Form.Item>
        <Form.Item name="lifetime" label={words.lifetime} rules={[{ required: true, message: frame.required }]}>
          <Select options={(['30', '90', '365', 'never'] as const).map((value) => ({ value, label: words.lifetimes[value] }))} />
        </Form.Item>
        <Form.Item name="requestsPerMinute" label={words.limit} extra={words.limitHint}>
          <InputNumber min={1} max={1_000_000} precision={0} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
