import { useWords } from '@switchboard/shared';
import { Form, Input } from 'antd';
import { joiningWords } from './joining.words';

export function PasswordItem() {
  const words = useWords(joiningWords);
  return (
    <Form.Item name="password" label={words.password} extra={words.passwordHint} rules={[{ required: true, message: words.required }]}>
      <Input.Password autoComplete="new-password" size="large" data-testid="new-password" />
    </Form.Item>
  );
}
