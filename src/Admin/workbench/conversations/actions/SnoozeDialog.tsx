import { Form, Input, Modal } from 'antd';
import { useWords } from '@switchboard/shared';
import { useState } from 'react';
import { actionWords } from './actions.words';

/** A time of the agent's own choosing, by the browser's own picker: it knows their calendar and their keyboard. */
export function SnoozeDialog({ onSnooze, onClose }: { onSnooze: (until: Date) => void; onClose: () => void }) {
  const words = useWords(actionWords);
  const [text, setText] = useState('');
  const until = new Date(text);
  const valid = !Number.isNaN(until.getTime());
  return (
    <Modal
      open
      title={words.snooze}
      width={360}
      okText={words.snooze}
      cancelText={words.cancel}
      okButtonProps={{ disabled: !valid }}
      onCancel={onClose}
      onOk={() => {
        onSnooze(until);
        onClose();
      }}
    >
      <Form.Item label={words.until} htmlFor="snooze-until" layout="vertical">
        <Input id="snooze-until" type="datetime-local" value={text} autoFocus onChange={(event) => setText(event.target.value)} />
      </Form.Item>
    </Modal>
  );
}
