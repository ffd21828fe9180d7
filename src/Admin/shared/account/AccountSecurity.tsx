import { App, Button, Spin } from 'antd';
import { useState } from 'react';
import { explain } from '../faults/explain';
import { Refused } from '../faults/Refused';
import { useLanguage, useWords } from '../language/LanguageContext';
import './account.css';
import { accountWords } from './account.words';
import { PasskeyCard } from './PasskeyCard';
import { RecoveryCodes } from './RecoveryCodes';
import { TotpCard } from './TotpCard';
import { useAccountSecurity } from './useAccountSecurity';

/** The cards alone: each face puts its own heading above. `onSecured` is called once a second factor is there and its codes are kept. */
export function AccountSecurity({ onSecured }: { onSecured?: () => void }) {
  const words = useWords(accountWords);
  const { language } = useLanguage();
  const { modal, message } = App.useApp();
  const doors = useAccountSecurity();
  const [codes, setCodes] = useState<readonly string[]>([]);
  const { state } = doors;
  if (state.isError) return <Refused error={state.error} onRetry={() => void state.refetch()} />;
  if (!state.data) return <Spin />;
  const show = (made: readonly string[]) => (made.length > 0 ? setCodes(made) : onSecured?.());
  const renew = () =>
    void modal.confirm({
      title: words.codesNewSure,
      content: words.codesNewDetail,
      okText: words.codesNew,
      cancelText: words.cancel,
      onOk: () =>
        doors.renewCodes().then(
          (made) => setCodes(made.recoveryCodes),
          (error: unknown) => void message.error(explain(error, language)),
        ),
    });
  const { totp, passkeys, recoveryCodes } = state.data;
  return (
    <div className="account-cards" data-testid="account-security">
      <TotpCard on={totp} doors={doors} onCodes={show} />
      <PasskeyCard passkeys={passkeys} doors={doors} onCodes={show} />
      {(totp || passkeys.length > 0) && (
        <section className="account-card" aria-labelledby="account-codes">
          <h2 id="account-codes">{words.codes}</h2>
          <p>{words.codesAbout(recoveryCodes)}</p>
          <Button onClick={renew}>{words.codesNew}</Button>
        </section>
      )}
      {codes.length > 0 && (
        <RecoveryCodes
          codes={codes}
          onClose={() => {
            setCodes([]);
            onSecured?.();
          }}
        />
      )}
    </div>
  );
}
