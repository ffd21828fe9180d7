import { Refused, useWords, type Member } from '@switchboard/shared';
import { App, Button, Form, Input, InputNumber, Modal, Space } from 'antd';
import { CopyButton } from '../frame/CopyButton';
import { frameWords } from '../frame/frame.words';
import { useSubmit } from '../frame/useSubmit';
import { AnyRoleSelect, asRole } from './AnyRoleSelect';
import { memberWords } from './members.words';
import { newPassword } from './password';
import { useAddMember, useChangeMember, type NewMember } from './useMembers';

/** The role is a built-in one's word or the id of one of the company's own. */
type MemberFields = Omit<NewMember, 'role' | 'customRoleId'> & { role: string };

/** Adds a person, or changes one. */
export function MemberForm({ member, onClose }: { member: Member | null; onClose: () => void }) {
  const words = useWords(memberWords);
  const frame = useWords(frameWords);
  const { message } = App.useApp();
  const [form] = Form.useForm<MemberFields>();
  const add = useAddMember();
  const change = useChangeMember();
  const names = member ? ['name', 'role', 'capacity'] : ['name', 'email', 'role', 'password', 'capacity'];
  const { busy, refusal, submit } = useSubmit<MemberFields>(form, names, async ({ name, email, role, password, capacity }) => {
    if (member) await change.mutateAsync({ id: member.id, name: name.trim(), ...asRole(role), capacity });
    else await add.mutateAsync({ name: name.trim(), email: email.trim(), role: 'agent', ...asRole(role), password, capacity });
    void message.success(member ? frame.saved : words.added);
    onClose();
  });
  const needed = { required: true, message: frame.required };
  return (
    <Modal
      open
      title={member ? words.edit(member.name) : words.add}
      okText={member ? frame.save : words.send}
      cancelText={frame.cancel}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
      okButtonProps={{ 'data-testid': 'save-member' }}
    >
      {refusal !== null && <Refused error={refusal} />}
      <Form<MemberFields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ name: member?.name ?? '', role: member?.customRoleId ?? member?.role ?? 'agent', capacity: member?.capacity ?? 5 }}
        onFinish={(v) => void submit(v)}
        data-testid="member-form"
      >
        <Form.Item name="name" label={words.name} rules={[{ ...needed, whitespace: true }, { max: 100, message: frame.tooLong(100) }]}>
          <Input autoComplete="off" />
        </Form.Item>
        {!member && (
          <Form.Item name="email" label={words.email} rules={[{ ...needed, whitespace: true }]}>
            <Input type="email" autoComplete="off" />
          </Form.Item>
        )}
        <Form.Item name="role" label={words.role} extra={member?.isOwner ? words.ownerStays : undefined}>
          <AnyRoleSelect disabled={member?.isOwner === true} />
        </Form.Item>
        <Form.Item name="capacity" label={words.capacity} extra={words.capacityHint} rules={[needed]}>
          <InputNumber min={0} max={1000} precision={0} />
        </Form.Item>
        {!member && (
          <Form.Item label={words.password} htmlFor="password" extra={words.passwordHint}>
            <Space.Compact block>
              <Form.Item name="password" noStyle rules={[needed]}>
                <Input.Password autoComplete="new-password" />
              </Form.Item>
              <Button onClick={() => form.setFieldValue('password', newPassword())}>{words.passwordMake}</Button>
            </Space.Compact>
            <Form.Item noStyle shouldUpdate={(a, b) => a.password !== b.password}>
              {() => form.getFieldValue('password') && <CopyButton text={form.getFieldValue('password') as string} />}
            </Form.Item>
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
