import { EntranceCard, Refused, useApi, useLanguage, useSessionDoors, useWords } from '@switchboard/shared';
import { Button, Form, Input, Spin } from 'antd';
import { useState } from 'react';
import { Link, Navigate } from 'react-router';
import { useSubmit } from '../frame/useSubmit';
import { joiningWords } from './joining.words';
import { LookIntoMail } from './LookIntoMail';
import { PasswordItem } from './PasswordItem';

interface Fields {
  company: string;
  name: string;
  email: string;
  password: string;
}

/** One form, and whoever is new is in. The answer is the same for everybody: only the session tells. */
export function SignUpPage() {
  const api = useApi();
  const all = useWords(joiningWords);
  const words = all.signUp;
  const { language } = useLanguage();
  const { current, retry } = useSessionDoors();
  const [form] = Form.useForm<Fields>();
  const [sent, setSent] = useState<string | null>(null);
  const { busy, refusal, submit } = useSubmit<Fields>(form, ['company', 'name', 'email', 'password'], async ({ company, name, email, password }) => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    await api.POST('/sign-up', { body: { company: company.trim(), name: name.trim(), email: email.trim(), password, timeZone, language } });
    setSent(email.trim());
    retry();
  });
  if (current.state === 'signed-in') return <Navigate to="/" replace />;
  if (sent !== null && current.state === 'loading')
    return (
      <div className="sb-centre">
        <Spin size="large" />
      </div>
    );
  if (sent !== null) return <LookIntoMail email={sent} />;
  const needed = { required: true, whitespace: true, message: all.required };
  return (
    <EntranceCard title={words.title} about={words.about}>
      {refusal !== null && <Refused error={refusal} />}
      <Form<Fields> form={form} layout="vertical" requiredMark={false} onFinish={(v) => void submit(v)} data-testid="sign-up-form">
        <Form.Item name="company" label={words.company} rules={[needed, { max: 100 }]}>
          <Input autoComplete="organization" size="large" autoFocus data-testid="sign-up-company" />
        </Form.Item>
        <Form.Item name="name" label={words.name} rules={[needed, { max: 100 }]}>
          <Input autoComplete="name" size="large" data-testid="sign-up-name" />
        </Form.Item>
        <Form.Item name="email" label={all.email} rules={[needed]}>
          <Input type="email" autoComplete="username" size="large" data-testid="sign-up-email" />
        </Form.Item>
        <PasswordItem />
        <Button type="primary" htmlType="submit" size="large" block loading={busy} data-testid="sign-up-submit">
          {words.send}
        </Button>
      </Form>
      <p className="sign-in-else">
        <span>
          {words.known} <Link to="/sign-in">{all.toSignIn}</Link>
        </span>
      </p>
    </EntranceCard>
  );
}
