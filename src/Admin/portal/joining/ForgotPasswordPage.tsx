import { EntranceCard, Refused, useApi, useLanguage, useWords } from '@switchboard/shared';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useSubmit } from '../frame/useSubmit';
import { joiningWords } from './joining.words';
import { LookIntoMail } from './LookIntoMail';

interface Fields {
  email: string;
}

export function ForgotPasswordPage() {
  const api = useApi();
  const words = useWords(joiningWords);
  const { language } = useLanguage();
  const [form] = Form.useForm<Fields>();
  const [sent, setSent] = useState<string | null>(null);
  const { busy, refusal, submit } = useSubmit<Fields>(form, ['email'], async ({ email }) => {
    await api.POST('/password-reset', { body: { email: email.trim(), language } });
    setSent(email.trim());
  });
  if (sent !== null) return <LookIntoMail email={sent} />;
  return (
    <EntranceCard title={words.forgot.title} about={words.forgot.about}>
      {refusal !== null && <Refused error={refusal} />}
      <Form<Fields> form={form} layout="vertical" requiredMark={false} onFinish={(v) => void submit(v)}>
        <Form.Item name="email" label={words.forgot.email} rules={[{ required: true, whitespace: true, message: words.required }]}>
          <Input type="email" autoComplete="username" size="large" autoFocus data-testid="forgot-email" />
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={busy} data-testid="forgot-submit">
          {words.forgot.send}
        </Button>
      </Form>
      <p className="sign-in-else">
        <Link to="/sign-in">{words.toSignIn}</Link>
      </p>
    </EntranceCard>
  );
}
