import { EntranceCard, Refused, useApi, useSessionDoors, useWords } from '@switchboard/shared';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useSubmit } from '../frame/useSubmit';
import { joiningWords } from './joining.words';
import { PasswordItem } from './PasswordItem';
import { useLinkToken } from './useLinkToken';

interface Fields {
  password: string;
}

export function ResetPasswordPage() {
  const api = useApi();
  const words = useWords(joiningWords);
  const { retry } = useSessionDoors();
  const token = useLinkToken();
  const [form] = Form.useForm<Fields>();
  const [done, setDone] = useState(false);
  const { busy, refusal, submit } = useSubmit<Fields>(form, ['password'], async ({ password }) => {
    await api.POST('/password-reset/complete', { body: { token: token ?? '', password } });
    setDone(true);
    retry();
  });
  if (done)
    return (
      <EntranceCard title={words.reset.done}>
        <Link to="/sign-in" data-testid="reset-done">
          {words.toSignIn}
        </Link>
      </EntranceCard>
    );
  return (
    <EntranceCard title={words.reset.title} about={words.reset.about}>
      {refusal !== null && <Refused error={refusal} />}
      <Form<Fields> form={form} layout="vertical" requiredMark={false} onFinish={(v) => void submit(v)}>
        <PasswordItem />
        <Button type="primary" htmlType="submit" size="large" block loading={busy} disabled={token === null} data-testid="reset-submit">
          {words.reset.send}
        </Button>
      </Form>
      <p className="sign-in-else">
        <Link to="/forgot-password">{words.reset.again}</Link>
      </p>
    </EntranceCard>
  );
}
