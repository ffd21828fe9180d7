import { Refused, useSession, useWords } from '@switchboard/shared';
import { Form, Input, Modal, Select, Switch } from 'antd';
import { CopyButton } from '../frame/CopyButton';
import { frameWords } from '../frame/frame.words';
import { useSubmit } from '../frame/useSubmit';
import { AnyRoleSelect } from '../members/AnyRoleSelect';
import { MappingsField } from './MappingsField';
import { singleSignOnWords } from './single-sign-on.words';
import { fieldsOf, KINDS, tellsGroups, useChangeProvider, useConnect, type Provider, type ProviderFields } from './useProviders';

const FIELDS = ['kind', 'name', 'issuer', 'clientId', 'clientSecret', 'organization', 'agentId', 'scopes', 'groupsClaim', 'defaultRole', 'provision'] as const;

/** Connects a provider, or changes one. Where people are asked who they are stays: their names there would be somebody else's elsewhere. */
export function ProviderEditor({ provider, onClose }: { provider: Provider | null; onClose: () => void }) {
  const words = useWords(singleSignOnWords);
  const frame = useWords(frameWords);
  const { tenant } = useSession();
  const [form] = Form.useForm<ProviderFields>();
  const connect = useConnect();
  const change = useChangeProvider();
  const kind = Form.useWatch('kind', form) ?? fieldsOf(provider).kind;
  const { busy, refusal, submit } = useSubmit<ProviderFields>(form, FIELDS, async (fields) => {
    const all = { ...fieldsOf(provider), ...fields };
    await (provider ? change.mutateAsync({ id: provider.id, fields: all }) : connect.mutateAsync(all));
    onClose();
  });
  const needed = [{ required: true, whitespace: true, message: frame.required }];
  const redirect = `${location.origin}/api/v1/single-sign-on/callback/${tenant.slug}`;
  return (
    <Modal open title={provider ? `${words.change} · ${provider.name}` : words.add} okText={provider ? frame.save : words.add} cancelText={frame.cancel} confirmLoading={busy} onOk={() => form.submit()} onCancel={onClose} width={640}>
      {refusal !== null && <Refused error={refusal} />}
      <Form<ProviderFields> form={form} layout="vertical" requiredMark={false} initialValues={fieldsOf(provider)} onFinish={(v) => void submit(v)} data-testid="provider-form">
        {!provider && (
          <Form.Item name="kind" label={words.kind} extra={words.kindHint}>
            <Select options={KINDS.map((k) => ({ value: k, label: words.kinds[k] }))} virtual={false} data-testid="provider-kind" />
          </Form.Item>
        )}
        <Form.Item label={words.redirect} extra={words.redirectHint}>
          <span className="sso-copy">
            <code data-testid="redirect-address">{redirect}</code>
            <CopyButton text={redirect} />
          </span>
        </Form.Item>
        <Form.Item name="name" label={words.name} extra={words.nameHint} rules={[...needed, { max: 60, message: frame.tooLong(60) }]}>
          <Input autoComplete="off" />
        </Form.Item>
        {!provider && kind === 'oidc' && (
          <Form.Item name="issuer" label={words.issuer} extra={words.issuerHint} rules={needed}>
            <Input inputMode="url" autoComplete="off" placeholder="https://login.example.com" />
          </Form.Item>
        )}
        {!provider && (
          <Form.Item name="clientId" label={words.clientIds[kind]} rules={needed}>
            <Input autoComplete="off" />
          </Form.Item>
        )}
        <Form.Item name="clientSecret" label={words.secrets[kind]} extra={provider ? words.secretKept : words.secretHint} rules={provider ? [] : needed}>
          <Input.Password autoComplete="off" />
        </Form.Item>
        {!provider && (kind === 'feishu' || kind === 'dingtalk') && (
          <Form.Item name="organization" label={words.organizations[kind]} extra={words.organizationHints[kind]} rules={kind === 'dingtalk' ? needed : []}>
            <Input autoComplete="off" />
          </Form.Item>
        )}
        {kind === 'wecom' && (
          <Form.Item name="agentId" label={words.agentId} rules={needed}>
            <Input inputMode="numeric" autoComplete="off" />
          </Form.Item>
        )}
        {kind === 'oidc' && (
          <Form.Item name="scopes" label={words.scopes} extra={words.scopesHint} rules={needed}>
            <Input autoComplete="off" />
          </Form.Item>
        )}
        {kind === 'oidc' && (
          <Form.Item name="groupsClaim" label={words.groupsClaim} extra={words.groupsClaimHint}>
            <Input autoComplete="off" />
          </Form.Item>
        )}
        {tellsGroups(kind) && (
          <Form.Item label={words.mappings} extra={kind === 'wecom' ? `${words.mappingsHint} ${words.wecomHint}` : words.mappingsHint}>
            <MappingsField />
          </Form.Item>
        )}
        <Form.Item name="defaultRole" label={words.defaultRole} extra={words.defaultHint}>
          <AnyRoleSelect allowClear />
        </Form.Item>
        <Form.Item name="provision" label={words.provision} extra={words.provisionHint} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="enabled" label={words.enabled} extra={words.enabledHint} valuePropName="checked">
          <Switch data-testid="provider-enabled" />
        </Form.Item>
        {/* Without one, Enter does not send a form of several fields. */}
        <button type="submit" hidden />
      </Form>
    </Modal>
  );
}
