import { Refused, useWords } from '@switchboard/shared';
import { Button, Checkbox, Form, Input, Modal, Radio, Switch } from 'antd';
import { useState } from 'react';
import { frameWords } from '../frame/frame.words';
import { Secret } from '../frame/Secret';
import { useSubmit } from '../frame/useSubmit';
import { memberWords } from '../members/members.words';
import { RoleSelect } from '../members/RoleSelect';
import type { MemberRole } from '../members/useMembers';
import { applicationWords } from './applications.words';
import { ScopesSelect } from './ScopesSelect';
import { useChangeApplication, useRegister, type Application, type ApplicationFields, type GrantType } from './useApplications';

const FIELDS = ['name', 'confidential', 'thirdParty', 'grantTypes', 'scopes', 'role', 'redirectUris', 'postLogoutRedirectUris'] as const;

const fieldsOf = (a: Application | null): ApplicationFields => ({
  name: a?.name ?? '',
  confidential: a?.confidential ?? true,
  thirdParty: a?.thirdParty ?? true,
  grantTypes: (a?.grantTypes ?? ['authorization-code']) as GrantType[],
  scopes: a?.scopes ?? ['openid', 'profile'],
  role: (a?.role ?? 'agent') as MemberRole,
  redirectUris: a?.redirectUris.join('\n') ?? '',
  postLogoutRedirectUris: a?.postLogoutRedirectUris.join('\n') ?? '',
});

/** Registers an application, or changes one. */
export function ApplicationEditor({ application, onClose }: { application: Application | null; onClose: () => void }) {
  const words = useWords(applicationWords);
  const frame = useWords(frameWords);
  const { role } = useWords(memberWords);
  const [form] = Form.useForm<ApplicationFields>();
  const [made, setMade] = useState<{ id: string; secret: string | null } | null>(null);
  const register = useRegister();
  const change = useChangeApplication();
  const confidential = Form.useWatch('confidential', form) ?? true;
  const grants = Form.useWatch('grantTypes', form) ?? [];
  const { busy, refusal, submit } = useSubmit<ApplicationFields>(form, FIELDS, async (fields) => {
    if (application) {
      await change.mutateAsync({ id: application.id, fields: { ...fieldsOf(application), ...fields } });
      onClose();
    } else {
      const { client, secret } = await register.mutateAsync({ ...fieldsOf(null), ...fields });
      setMade({ id: client.id, secret });
    }
  });
  const title = application ? words.change : words.add;

  if (made)
    return (
      <Modal open title={title} onCancel={onClose} mask={{ closable: false }} footer={<Button type="primary" onClick={onClose}>{words.done}</Button>}>
        <p>
          {words.clientId}: <code data-testid="client-id">{made.id}</code>
        </p>
        {made.secret ? <Secret title={words.shown} detail={words.shownDetail} secret={made.secret} /> : <p>{words.noSecret}</p>}
      </Modal>
    );
  return (
    <Modal open title={title} okText={application ? frame.save : words.add} cancelText={frame.cancel} confirmLoading={busy} onOk={() => form.submit()} onCancel={onClose} width={640}>
      {refusal !== null && <Refused error={refusal} />}
      <Form<ApplicationFields> form={form} layout="vertical" requiredMark={false} initialValues={fieldsOf(application)} onFinish={(v) => void submit(v)} data-testid="application-form">
        <Form.Item name="name" label={words.name} extra={words.nameHint} rules={[{ required: true, whitespace: true, message: frame.required }, { max: 100, message: frame.tooLong(100) }]}>
          <Input autoComplete="off" />
        </Form.Item>
        {!application && (
          <Form.Item name="confidential" label={words.kind} extra={words.kindHint}>
            <Radio.Group options={[{ value: true, label: words.kinds.server }, { value: false, label: words.kinds.device }]} />
          </Form.Item>
        )}
        <Form.Item name="grantTypes" label={words.grants} rules={[{ required: true, message: frame.required }]}>
          <Checkbox.Group
            options={(['authorization-code', 'client-credentials', 'device-code'] as const).map((g) => ({ value: g, label: words.grantNames[g], disabled: g === 'client-credentials' && !confidential }))}
          />
        </Form.Item>
        {grants.includes('authorization-code') && (
          <Form.Item name="redirectUris" label={words.redirects} extra={words.redirectsHint} rules={[{ required: true, whitespace: true, message: frame.required }]}>
            <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} placeholder="https://app.example.com/signed-in" />
          </Form.Item>
        )}
        {grants.includes('authorization-code') && (
          <Form.Item name="postLogoutRedirectUris" label={words.afterLogout} extra={words.afterLogoutHint}>
            <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} />
          </Form.Item>
        )}
        <Form.Item name="scopes" label={words.scopes} extra={words.scopesHint}>
          <ScopesSelect />
        </Form.Item>
        {grants.includes('client-credentials') && (
          <Form.Item name="role" label={role} extra={words.roleHint}>
            <RoleSelect />
          </Form.Item>
        )}
        <Form.Item name="thirdParty" label={words.asks} extra={words.asksHint} valuePropName="checked">
          <Switch />
        </Form.Item>
        {/* Without one, Enter does not send a form of several fields. */}
        <button type="submit" hidden />
      </Form>
    </Modal>
  );
}
