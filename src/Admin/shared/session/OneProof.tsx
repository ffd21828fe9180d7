import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { explain } from '../faults/explain';
import { useLanguage, useWords } from '../language/LanguageContext';
import { turnedAway } from './passkey';
import { sessionWords } from './session.words';

export type ProofKind = 'password' | 'totp' | 'recovery-code';

interface Props {
  kind: ProofKind;
  submit: (value: string) => Promise<void>;
  label: string;
}

/** One field and its refusal: a password, a code of the app, or a recovery code. */
export function OneProof({ kind, submit, label }: Props) {
  const { language } = useLanguage();
  const words = useWords(sessionWords);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const send = async ({ proof }: { proof: string }) => {
    setBusy(true);
    setRefusal(null);
    try {
      await submit(kind === 'password' ? proof : proof.trim());
    } catch (error) {
      if (!turnedAway(error)) setRefusal(error);
      setBusy(false);
    }
  };
  const field =
    kind === 'password' ? (
      <Input.Password autoComplete="current-password" autoFocus size="large" data-testid="proof" />
    ) : (
      <Input autoComplete={kind === 'totp' ? 'one-time-code' : 'off'} inputMode={kind === 'totp' ? 'numeric' : 'text'} autoFocus size="large" data-testid="proof" />
    );
  return (
    <Form key={kind} layout="vertical" requiredMark={false} disabled={busy} onFinish={(v: { proof: string }) => void send(v)}>
      {refusal !== null && <Alert type="error" showIcon title={explain(refusal, language)} role="alert" data-testid="proof-refusal" />}
      <Form.Item name="proof" label={words.proofs[kind]} extra={words.proofHints[kind]} rules={[{ required: true, whitespace: true, message: words.proofNeeded }]}>
        {field}
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={busy} data-testid="proof-submit">
        {label}
      </Button>
    </Form>
  );
}
