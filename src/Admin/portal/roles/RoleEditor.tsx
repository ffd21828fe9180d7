import { Refused, useWords } from '@switchboard/shared';
import { App, Button, Drawer, Form, Input, Skeleton } from 'antd';
import { frameWords } from '../frame/frame.words';
import { useSubmit } from '../frame/useSubmit';
import { RoleSelect } from '../members/RoleSelect';
import { PermissionPicker } from './PermissionPicker';
import { roleWords } from './roles.words';
import { usePermissions, useSaveRole, type Role, type RoleFields } from './useRoles';

interface Props {
  role: Role | null;
  readOnly: boolean;
  name: string;
  onClose: () => void;
}

/** Shows a role, or makes and changes one. */
export function RoleEditor({ role, readOnly, name, onClose }: Props) {
  const words = useWords(roleWords);
  const frame = useWords(frameWords);
  const { message } = App.useApp();
  const [form] = Form.useForm<RoleFields>();
  const permissions = usePermissions();
  const save = useSaveRole();
  const { busy, refusal, submit } = useSubmit<RoleFields>(form, ['name', 'description', 'basis', 'permissions'], async (fields) => {
    await save.mutateAsync({ id: role?.id ?? null, ...fields, name: fields.name.trim(), description: fields.description.trim() });
    void message.success(role ? frame.saved : words.made);
    onClose();
  });
  const title = !role ? words.add : readOnly ? name : words.edit(name);
  return (
    <Drawer
      open
      size={640}
      title={title}
      aria-label={title}
      onClose={onClose}
      closable={{ 'aria-label': words.close }}
      footer={
        !readOnly && (
          <div className="drawer-foot">
            <Button onClick={onClose}>{frame.cancel}</Button>
            <Button type="primary" loading={busy} onClick={() => form.submit()} data-testid="save-role">
              {frame.save}
            </Button>
          </div>
        )
      }
    >
      {refusal !== null && <Refused error={refusal} />}
      {permissions.isError && <Refused error={permissions.error} onRetry={() => void permissions.refetch()} />}
      <Form<RoleFields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ name: role ? name : '', description: role?.description ?? '', basis: role?.basis ?? 'agent', permissions: role?.permissions ?? [] }}
        onFinish={(v) => void submit(v)}
        data-testid="role-form"
      >
        {!readOnly && (
          <>
            <Form.Item name="name" label={words.name} rules={[{ required: true, whitespace: true, message: frame.required }, { max: 60, message: frame.tooLong(60) }]}>
              <Input autoComplete="off" />
            </Form.Item>
            <Form.Item name="description" label={words.description} rules={[{ max: 500, message: frame.tooLong(500) }]}>
              <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} />
            </Form.Item>
            <Form.Item name="basis" label={words.basis} extra={words.basisHint}>
              <RoleSelect disabled={role !== null && role.members > 0} />
            </Form.Item>
          </>
        )}
        <h3 className="permissions-title">{words.permissions}</h3>
        {permissions.data ? (
          <Form.Item name="permissions" noStyle>
            <PermissionPicker permissions={permissions.data} readOnly={readOnly} />
          </Form.Item>
        ) : (
          <Skeleton active />
        )}
      </Form>
    </Drawer>
  );
}
