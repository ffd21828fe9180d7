import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { explain } from '../faults/explain';
import { LanguageSwitch } from '../language/LanguageSwitch';
import { useLanguage, useWords } from '../language/LanguageContext';
import { ShadeSwitch } from '../theme/ShadeSwitch';
import './sign-in.css';
import { useSessionDoors } from './SessionContext';
import { sessionWords } from './session.words';

interface Fields {
  email: string;
  password: string;
}

/** `onDone` is called once there is a session; the app decides where to go. */
export function SignInPage({ face, onDone }: { face: 'desk' | 'portal' | 'graphql'; onDone: () => void }) {
  const { current, signIn } = useSessionDoors();
  const { language } = useLanguage();
  const words = useWords(sessionWords);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);

  const submit = async ({ email, password }: Fields) => {
    setBusy(true);
    setRefusal(null);
    try {
      await signIn(email.trim(), password);
      onDone();
    } catch (error) {
      setRefusal(error);
      setBusy(false);
    }
  };

  return (
    <div className="sign-in">
      <main className="sign-in-card">
        <p className="sign-in-brand" aria-hidden>
          <Mark /> Switchboard
        </p>
        <h1>{words.heading}</h1>
        <p className="sign-in-face">
          {words[face]} · {words.pitch}
        </p>
        {current.state === 'signed-out' && current.ended && !refusal && <Alert type="info" showIcon title={words.ended} />}
        {refusal !== null && <Alert type="error" showIcon title={explain(refusal, language)} role="alert" data-testid="sign-in-refusal" />}
        <Form<Fields> layout="vertical" requiredMark={false} onFinish={(fields) => void submit(fields)} data-testid="sign-in-form" disabled={busy}>
          <Form.Item name="email" label={words.email} rules={[{ required: true, whitespace: true, message: words.emailNeeded }]}>
            <Input type="email" autoComplete="username" autoFocus size="large" data-testid="sign-in-email" />
          </Form.Item>
          <Form.Item name="password" label={words.password} rules={[{ required: true, message: words.passwordNeeded }]}>
            <Input.Password autoComplete="current-password" size="large" data-testid="sign-in-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" size="large" block loading={busy} data-testid="sign-in-submit">
            {words.signIn}
          </Button>
        </Form>
      </main>
      <footer className="sign-in-foot">
        <LanguageSwitch />
        <ShadeSwitch />
      </footer>
    </div>
  );
}

/** The product's sign: one line among several that is put through. */
export function Mark() {
  return (
    <svg className="sb-mark" width="26" height="26" viewBox="0 0 26 26" aria-hidden focusable="false">
      <rect width="26" height="26" rx="7" fill="var(--sb-accent)" />
      <path d="M6 8h5c4 0 4 10 9 10" fill="none" stroke="#fff" strokeWidth="2" strokeLinecap="round" />
      <path d="M6 18h3M17 8h3" fill="none" stroke="#fff" strokeOpacity=".55" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
