import { useWords } from '@switchboard/shared';
import { Select } from 'antd';
import { EVENT_TYPES } from './webhookHealth';
import { webhookWords } from './webhooks.words';

interface Props {
  /** What choosing none means. */
  placeholder: string;
  id?: string;
  value?: string[];
  onChange?: (types: string[]) => void;
}

/** Event types by what they mean, with the word that the API uses beside. */
export function EventsSelect({ placeholder, ...field }: Props) {
  const { types } = useWords(webhookWords);
  return (
    <Select<string[], { value: string; label: string }>
      {...field}
      mode="multiple"
      allowClear
      placeholder={placeholder}
      options={EVENT_TYPES.map((t) => ({ value: t, label: types[t] }))}
      showSearch={{ filterOption: (typed, option) => `${option?.label} ${option?.value}`.toLowerCase().includes(typed.toLowerCase()) }}
      optionRender={({ data }) => (
        <span className="person">
          {data.label}
          <small>
            <code>{data.value}</code>
          </small>
        </span>
      )}
    />
  );
}
