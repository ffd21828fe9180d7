import { EntranceCard, Refused, useApi, useSessionDoors, useWords } from '@switchboard/shared';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { joiningWords } from './joining.words';
import { useLinkToken } from './useLinkToken';

/** A click, not the mere opening: programs that look into mail open every link. */
export function ConfirmPage() {
  const api = useApi();
  const words = useWords(joiningWords);
  const { retry } = useSessionDoors();
  const token = useLinkToken();
  const [step, setStep] = useState<'asked' | 'busy' | 'done'>('asked');
  const [refusal, setRefusal] = useState<unknown>(null);

  const confirm = async () => {
    setStep('busy');
    try {
      await api.POST('/email-confirmation/confirm', { body: { token: token ?? '' } });
      setStep('done');
      retry();
    } catch (error) {
      setRefusal(error);
      setStep('asked');
    }
  };
  return (
    <EntranceCard title={step === 'done' ? words.confirm.done : words.confirm.title} about={step === 'done' ? '' : words.confirm.about}>
      {refusal !== null && <Refused error={refusal} />}
      {step === 'done' || token === null ? (
        <Link to="/" data-testid="confirmed">
          {words.toPortal}
        </Link>
      ) : (
        <Button type="primary" size="large" block loading={step === 'busy'} onClick={() => void confirm()} data-testid="confirm">
          {words.confirm.send}
        </Button>
      )}
    </EntranceCard>
  );
}
