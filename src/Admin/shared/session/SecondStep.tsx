import { Alert, Button } from 'antd';
import { useState } from 'react';
import { explain } from '../faults/explain';
import { useLanguage, useWords } from '../language/LanguageContext';
import { OneProof } from './OneProof';
import { passkeysWork, turnedAway } from './passkey';
import { useSessionDoors, type NextStep } from './SessionContext';
import { sessionWords } from './session.words';

/** After a right password: the code, the passkey, or the recovery code. */
export function SecondStep({ step, onDone, onBack }: { step: NextStep; onDone: () => void; onBack: () => void }) {
  const { secondFactor } = useSessionDoors();
  const words = useWords(sessionWords);
  const offers = (method: string) => step.methods.includes(method);
  const [recovering, setRecovering] = useState(!offers('totp') && !offers('passkey'));
  const prove = async (value: string) => {
    await secondFactor(recovering ? { ticket: step.ticket, recoveryCode: value } : { ticket: step.ticket, code: value });
    onDone();
  };
  return (
    <div className="sign-in-step" data-testid="second-step">
      {(recovering || offers('totp')) && <OneProof kind={recovering ? 'recovery-code' : 'totp'} submit={prove} label={words.signIn} />}
      {!recovering && offers('passkey') && <PasskeyButton onDone={onDone} />}
      {offers('recovery-code') && !recovering && (
        <Button type="link" onClick={() => setRecovering(true)} data-testid="use-recovery">
          {words.useRecovery}
        </Button>
      )}
      <Button type="link" onClick={onBack}>
        {words.back}
      </Button>
    </div>
  );
}

/** Signs in with a passkey, where the browser can. */
export function PasskeyButton({ onDone }: { onDone: () => void }) {
  const { passkey } = useSessionDoors();
  const { language } = useLanguage();
  const words = useWords(sessionWords);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  if (!passkeysWork()) return null;
  const prove = async () => {
    setBusy(true);
    setRefusal(null);
    try {
      await passkey();
      onDone();
    } catch (error) {
      if (!turnedAway(error)) setRefusal(error);
      setBusy(false);
    }
  };
  return (
    <>
      {refusal !== null && <Alert type="error" showIcon title={explain(refusal, language)} role="alert" />}
      <Button size="large" block loading={busy} onClick={() => void prove()} data-testid="passkey-sign-in">
        {words.passkey}
      </Button>
    </>
  );
}
