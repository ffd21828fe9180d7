import { useWords } from '@switchboard/shared';
import { ColorPicker, Form, Input, Select, Space, Switch } from 'antd';
import { frameWords } from '../frame/frame.words';
import { isColour } from './colours';
import { inboxWords } from './inboxes.words';
import type { SettingField } from './settingsSchema';

/** One setting, shown as its schema says. */
export function SettingItem({ field, isSet }: { field: SettingField; isSet: boolean }) {
  const words = useWords(inboxWords);
  const frame = useWords(frameWords);
  const rules = [
    ...(field.required && !(field.kind === 'secret' && isSet) ? [{ required: true, whitespace: true, message: frame.required }] : []),
    ...(field.maxLength ? [{ max: field.maxLength, message: frame.tooLong(field.maxLength) }] : []),
    ...(field.pattern ? [{ pattern: new RegExp(field.pattern), message: words.badPattern }] : []),
  ];
  return (
    <Form.Item name={['settings', field.key]} label={field.title} extra={field.description} rules={rules} validateFirst>
      <SettingInput field={field} isSet={isSet} />
    </Form.Item>
  );
}

/** `id`, `value` and `onChange` come from the form around it. */
function SettingInput({ field, isSet, id, value = '', onChange }: { field: SettingField; isSet: boolean; id?: string; value?: string; onChange?: (value: string) => void }) {
  const words = useWords(inboxWords);
  const name = id ? { id } : {};
  switch (field.kind) {
    case 'lines':
      return <Input.TextArea {...name} value={value} onChange={(e) => onChange?.(e.target.value)} autoSize={{ minRows: 2, maxRows: 8 }} />;
    case 'secret':
      return <Input.Password {...name} value={value} onChange={(e) => onChange?.(e.target.value)} autoComplete="new-password" placeholder={isSet ? words.secretKept : ''} />;
    case 'switch':
      return <Switch {...name} checked={value === 'true'} onChange={(on) => onChange?.(on ? 'true' : 'false')} checkedChildren={words.yes} unCheckedChildren={words.no} />;
    case 'choice':
      return <Select {...name} value={value || undefined} options={field.choices.map((c) => ({ value: c, label: c }))} onChange={(v) => onChange?.(v ?? '')} allowClear={!field.required} />;
    case 'colour':
      return (
        <Space>
          <Input {...name} value={value} onChange={(e) => onChange?.(e.target.value)} className="colour-text" />
          <ColorPicker value={isColour(value) ? value : field.initial} onChange={(c) => onChange?.(c.toHexString().slice(0, 7))} disabledAlpha>
            <button type="button" className="colour-swatch" aria-label={words.colourPick} style={{ background: isColour(value) ? value : field.initial }} />
          </ColorPicker>
        </Space>
      );
    default:
      return <Input {...name} value={value} onChange={(e) => onChange?.(e.target.value)} />;
  }
}
