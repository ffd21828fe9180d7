import { Refused, useLanguage, useWords, type Plugin } from '@switchboard/shared';
import { App, Form, Modal } from 'antd';
import { frameWords } from '../frame/frame.words';
import { useSubmit } from '../frame/useSubmit';
import { SettingItem } from '../inboxes/SettingInput';
import { fieldsOfSchema, settingsToSend } from '../inboxes/settingsSchema';
import { pluginWords } from './plugins.words';
import { useConfigurePlugin } from './usePluginChanges';

interface Fields {
  settings: Record<string, string | undefined>;
}

/** A plugin's form, made of its schema. A secret left empty stays as it is. */
export function PluginForm({ plugin, onClose }: { plugin: Plugin; onClose: () => void }) {
  const words = useWords(pluginWords);
  const frame = useWords(frameWords);
  const { language } = useLanguage();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const configure = useConfigurePlugin(plugin.id);
  const fields = fieldsOfSchema(plugin.settingsSchema, language);
  const { busy, refusal, submit } = useSubmit<Fields>(form, fields.map((f) => `settings.${f.key}`), async ({ settings }) => {
    await configure.mutateAsync(settingsToSend(plugin.settings, fields, settings));
    void message.success(frame.saved);
    onClose();
  });
  const initial = { settings: Object.fromEntries(fields.map((f) => [f.key, f.kind === 'secret' ? '' : (plugin.settings[f.key] ?? f.initial)])) };
  return (
    <Modal
      open
      title={words.setUp(plugin.name[language] ?? plugin.name['en'] ?? plugin.id)}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={frame.save}
      cancelText={frame.cancel}
      confirmLoading={busy}
      okButtonProps={{ 'data-testid': 'save-plugin' }}
    >
      <Form<Fields> form={form} layout="vertical" requiredMark="optional" initialValues={initial} onFinish={(v) => void submit(v)} data-testid="plugin-form">
        {refusal !== null && <Refused error={refusal} />}
        {fields.map((f) => (
          <SettingItem key={f.key} field={f} isSet={plugin.settings[f.key] !== undefined} />
        ))}
      </Form>
    </Modal>
  );
}
