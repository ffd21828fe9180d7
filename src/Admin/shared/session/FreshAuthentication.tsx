import { Alert, Button, Modal } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from '../api/ApiContext';
import { bodyOf } from '../api/createApi';
import type { Session } from '../api/types';
import { explain } from '../faults/explain';
import { useLanguage, useWords } from '../language/LanguageContext';
import { companyWords } from './company.words';
import { startAddress } from './companyReturn';
import { OneProof } from './OneProof';
import { provePasskey, turnedAway } from './passkey';
import { useSessionDoors } from './SessionContext';
import { sessionWords } from './session.words';

/** Asks who sits there when the server wants to know it anew, then lets the refused call go again. One dialog for every page. */
export function FreshAuthentication() {
  const api = useApi();
  const words = useWords(sessionWords);
  const { current, renew } = useSessionDoors();
  const [asking, setAsking] = useState(false);
  const waiting = useRef<((proven: boolean) => void)[]>([]);

  const settle = useCallback((proven: boolean) => {
    setAsking(false);
    for (const next of waiting.current.splice(0)) next(proven);
  }, []);
  useEffect(() => {
    api.credentials.onStale = () =>
      new Promise<boolean>((resolve) => {
        waiting.current.push(resolve);
        setAsking(true);
      });
    return () => {
      api.credentials.onStale = null;
      settle(false);
    };
  }, [api, settle]);

  const proofs = current.state === 'signed-in' ? current.session.proofs : [];
  const vouchedBy = current.state === 'signed-in' ? current.session.providerId : null;
  const enter = (session: Session | undefined) => {
    if (session) renew(session);
    settle(true);
  };
  const field = proofs.includes('totp') ? 'totp' : proofs.includes('password') ? 'password' : null;
  return (
    <Modal open={asking} title={words.again} footer={null} onCancel={() => settle(false)} destroyOnHidden width={420}>
      <div className="sign-in-step" data-testid="fresh-authentication">
        <p>{words.againDetail}</p>
        {field !== null && (
          <OneProof
            kind={field}
            label={words.goOn}
            submit={async (value) => enter((await bodyOf(api.POST('/session/reauthenticate', { body: field === 'totp' ? { code: value } : { password: value } }))) as Session)}
          />
        )}
        {proofs.includes('passkey') && <Passkey onProven={enter} />}
        {vouchedBy && <ThroughCompany provider={vouchedBy} />}
      </div>
    </Modal>
  );
}

/** A session that a company's provider began is proven again there, and the browser comes back. */
function ThroughCompany({ provider }: { provider: string }) {
  const words = useWords(companyWords);
  return (
    <>
      <p>{words.again}</p>
      <Button type="primary" size="large" block href={startAddress(provider, `${location.pathname}${location.search}`, true)} data-testid="prove-through-company">
        {words.goAgain}
      </Button>
    </>
  );
}

function Passkey({ onProven }: { onProven: (session: Session) => void }) {
  const api = useApi();
  const { language } = useLanguage();
  const words = useWords(sessionWords);
  const [refusal, setRefusal] = useState<unknown>(null);
  const prove = async () => {
    setRefusal(null);
    try {
      const asked = await bodyOf(api.POST('/session/reauthenticate/options'));
      const credential = await provePasskey(asked?.options);
      onProven((await bodyOf(api.POST('/session/reauthenticate', { body: { passkey: { ticket: asked?.ticket ?? '', credential } } }))) as Session);
    } catch (error) {
      if (!turnedAway(error)) setRefusal(error);
    }
  };
  return (
    <>
      {refusal !== null && <Alert type="error" showIcon title={explain(refusal, language)} role="alert" />}
      <Button size="large" block onClick={() => void prove()}>
        {words.passkeyAgain}
      </Button>
    </>
  );
}
