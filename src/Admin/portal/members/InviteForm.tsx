import { Refused, useWords } from '@switchboard/shared';
import { App, Form, Input, Modal } from 'antd';
import { frameWords } from '../frame/frame.words';
import { useSubmit } from '../frame/useSubmit';
import { AnyRoleSelect, asRole } from './AnyRoleSelect';
import { memberWords } from './members.words';
import { useInvite } from './useInvitations';

interface Fields {
  name: string;
  email: string;
  role: string;
}

export function InviteForm({ onClose }: { onClose: () => void }) {
  const words = useWords(memberWords);
  const frame = useWords(frameWords);
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const invite = useInvite();
  const { busy, refusal, submit } = useSubmit<Fields>(form, ['name', 'email', 'role'], async ({ name, email, role }) => {
    await invite.mutateAsync({ name: name.trim(), email: email.trim(), role: 'agent', ...asRole(role) });
    void message.success(words.invitations.sent);
    onClose();
  });
  const needed = { required: true, whitespace: true, message: frame.required };
  return (
    <Modal
      open
      title={words.invitations.invite}
      okText={words.invitations.send}
      cancelText={frame.cancel}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
      okButtonProps={{ 'data-testid': 'send-invitation' }}
    >
      {refusal !== null && <Refused error={refusal} />}
      <p className="soft">{words.invitations.about}</p>
      <Form<Fields> form={form} layout="vertical" requiredMark={false} initialValues={{ role: 'agent' }} onFinish={(v) => void submit(v)} data-testid="invite-form">
        <Form.Item name="name" label={words.name} rules={[needed, { max: 100, message: frame.tooLong(100) }]}>
          <Input autoComplete="off" data-testid="invite-name" />
        </Form.Item>
        <Form.Item name="email" label={words.email} rules={[needed]}>
          <Input type="email" autoComplete="off" data-testid="invite-email" />
        </Form.Item>
        <Form.Item name="role" label={words.role}>
          <AnyRoleSelect />
        </Form.Item>
      </Form>
    </Modal>
  );
}
