import { Refused, useWords } from '@switchboard/shared';
import { Button, Form, Input, type FormInstance } from 'antd';
import type { ReactNode } from 'react';
import { frameWords } from '../frame/frame.words';
import { useSubmit } from '../frame/useSubmit';
import { inboxWords } from './inboxes.words';
import { SettingItem } from './SettingInput';
import { settingsToSend, type SettingField } from './settingsSchema';

export interface InboxFields {
  name: string;
  settings: Record<string, string | undefined>;
}

interface Props {
  form: FormInstance<InboxFields>;
  fields: SettingField[];
  /** What the inbox is set to now; null for one that is to be made. */
  before: { name: string; settings: Record<string, string> } | null;
  readOnly: boolean;
  submitLabel: string;
  above?: ReactNode;
  onSend: (name: string, settings: Record<string, string>) => Promise<void>;
}

export function InboxForm({ form, fields, before, readOnly, submitLabel, above, onSend }: Props) {
  const words = useWords(inboxWords);
  const frame = useWords(frameWords);
  const names = ['name', ...fields.map((f) => `settings.${f.key}`)];
  const { busy, refusal, submit } = useSubmit<InboxFields>(form, names, ({ name, settings }) => onSend(name.trim(), settingsToSend(before?.settings ?? {}, fields, settings)));
  const initial = {
    name: before?.name ?? '',
    settings: Object.fromEntries(fields.map((f) => [f.key, f.kind === 'secret' ? '' : (before?.settings[f.key] ?? f.initial)])),
  };
  return (
    <Form<InboxFields> form={form} layout="vertical" initialValues={initial} disabled={readOnly} requiredMark="optional" onFinish={(v) => void submit(v)} data-testid="inbox-form">
      {refusal !== null && <Refused error={refusal} />}
      {above}
      <Form.Item name="name" label={words.name} extra={words.nameHint} rules={[{ required: true, whitespace: true, message: frame.required }, { max: 100, message: frame.tooLong(100) }]}>
        <Input data-testid="inbox-name" />
      </Form.Item>
      {fields.map((f) => (
        <SettingItem key={f.key} field={f} isSet={before?.settings[f.key] !== undefined} />
      ))}
      {!readOnly && (
        <Button type="primary" htmlType="submit" loading={busy} data-testid="save-inbox">
          {submitLabel}
        </Button>
      )}
    </Form>
  );
}
