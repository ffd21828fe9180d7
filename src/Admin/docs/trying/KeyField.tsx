import { KeyOutlined } from '@ant-design/icons';
import { useWords } from '@switchboard/shared';
import { Button, Input, Popover } from 'antd';
import { docsWords } from '../docs.words';
import { useKey } from './KeyContext';

export function KeyField() {
  const words = useWords(docsWords).key;
  const key = useKey();
  const form = (
    <div className="docs-key">
      <label htmlFor="docs-key">{words.label}</label>
      <Input.Password id="docs-key" autoComplete="off" value={key.text} onChange={(e) => key.set(e.target.value.trim())} aria-describedby="docs-key-hint" data-testid="docs-key" />
      <p id="docs-key-hint">{words.hint}</p>
      {key.text && (
        <Button size="small" onClick={() => key.set('')}>
          {words.forget}
        </Button>
      )}
    </div>
  );
  return (
    <Popover content={form} trigger="click" placement="bottomRight">
      <Button icon={<KeyOutlined aria-hidden />} type={key.text ? 'primary' : 'default'} data-testid="docs-key-open">
        {key.text ? words.set : words.unset}
      </Button>
    </Popover>
  );
}
