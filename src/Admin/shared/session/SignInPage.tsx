import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { explain } from '../faults/explain';
import { useLanguage, useWords } from '../language/LanguageContext';
import { companyReturn } from './companyReturn';
import { CompanyFailure, CompanySignIn } from './CompanySignIn';
import { companyWords } from './company.words';
import { EntranceCard } from './EntranceCard';
import { passkeysWork } from './passkey';
import { PasskeyButton, SecondStep } from './SecondStep';
import { useSessionDoors, type NextStep } from './SessionContext';
import { sessionWords } from './session.words';

interface Fields {
  email: string;
  password: string;
}

/** Where each face goes on to, where nothing else was wanted. */
const HOMES = { desk: '/desk/', portal: '/portal/', graphql: '/graphql' } as const;

/** `onDone` is called once there is a session; the app decides where to go. */
export function SignInPage({ face, onDone }: { face: 'desk' | 'portal' | 'graphql'; onDone: () => void }) {
  const { current, signIn } = useSessionDoors();
  const { language } = useLanguage();
  const words = useWords(sessionWords);
  const { open } = useWords(companyWords);
  const [asked] = useState(() => companyReturn(location.search));
  const [company, setCompany] = useState(asked.tenant !== '');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const [step, setStep] = useState<NextStep | null>(null);

  const submit = async ({ email, password }: Fields) => {
    setBusy(true);
    setRefusal(null);
    try {
      const next = await signIn(email.trim(), password);
      setStep(next);
      setBusy(false);
      if (!next) onDone();
    } catch (error) {
      setRefusal(error);
      setBusy(false);
    }
  };

  return (
    <EntranceCard title={step ? words.secondHeading : words.heading} about={`${words[face]} · ${words.pitch}`}>
      {current.state === 'signed-out' && current.ended && !refusal && <Alert type="info" showIcon title={words.ended} />}
      {refusal !== null && <Alert type="error" showIcon title={explain(refusal, language)} role="alert" data-testid="sign-in-refusal" />}
      <CompanyFailure asked={asked} />
      {company && <CompanySignIn asked={asked} to={asked.to ?? HOMES[face]} onBack={() => setCompany(false)} />}
      {step && <SecondStep step={step} onDone={onDone} onBack={() => setStep(null)} />}
      {!step && !company && (
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
      )}
      {!step && !company && (
        <div className="sign-in-other">
          {passkeysWork() && <PasskeyButton onDone={onDone} />}
          <Button size="large" block onClick={() => setCompany(true)} data-testid="company-open">
            {open}
          </Button>
        </div>
      )}
      <p className="sign-in-else">
        <a href="/portal/forgot-password" data-testid="forgot-password">
          {words.forgot}
        </a>
        <a href="/portal/sign-up" data-testid="to-sign-up">
          {words.signUp}
        </a>
      </p>
    </EntranceCard>
  );
}
