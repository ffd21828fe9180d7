import { Alert, App, Button, Form, Input, QRCode, Tag } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../api/types';
import { explain } from '../faults/explain';
import { useLanguage, useWords } from '../language/LanguageContext';
import { accountWords } from './account.words';
import type { AccountDoors } from './useAccountSecurity';

interface Props {
  on: boolean;
  doors: AccountDoors;
  onCodes: (codes: readonly string[]) => void;
}

export function TotpCard({ on, doors, onCodes }: Props) {
  const words = useWords(accountWords);
  const { language } = useLanguage();
  const { modal, message } = App.useApp();
  const [secret, setSecret] = useState<Schemas['TotpSecret'] | null>(null);
  const fail = (error: unknown) => void message.error(explain(error, language));
  const remove = () =>
    void modal.confirm({ title: words.removeSure, content: words.removeDetail, okText: words.remove, cancelText: words.cancel, okButtonProps: { danger: true }, onOk: () => doors.removeTotp().then(() => undefined, fail) });
  return (
    <section className="account-card" aria-labelledby="account-totp">
      <div className="account-head">
        <h2 id="account-totp">{words.app}</h2>
        <Tag color={on ? 'success' : 'default'} data-testid="totp-state">
          {on ? words.on : words.off}
        </Tag>
      </div>
      <p>{words.appAbout}</p>
      {on && <Button onClick={remove} data-testid="totp-remove">{words.remove}</Button>}
      {!on && secret === null && (
        <Button type="primary" onClick={() => void doors.beginTotp().then(setSecret, fail)} data-testid="totp-begin">
          {words.setUp}
        </Button>
      )}
      {!on && secret !== null && (
        <Confirm
          secret={secret}
          onCancel={() => setSecret(null)}
          confirm={async (code) => {
            const { recoveryCodes } = await doors.confirmTotp(code);
            setSecret(null);
            onCodes(recoveryCodes);
          }}
        />
      )}
    </section>
  );
}

function Confirm({ secret, confirm, onCancel }: { secret: Schemas['TotpSecret']; confirm: (code: string) => Promise<void>; onCancel: () => void }) {
  const words = useWords(accountWords);
  const { language } = useLanguage();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const submit = async ({ code }: { code: string }) => {
    setBusy(true);
    setRefusal(null);
    await confirm(code).catch(setRefusal);
    setBusy(false);
  };
  return (
    <>
      <p>{words.scan}</p>
      {/* White whatever the theme: cameras want dark on light. */}
      <QRCode value={secret.uri} size={184} color="#000" bgColor="#fff" type="svg" />
      <p>
        {words.byHand} <code data-testid="totp-secret">{secret.secret}</code>
      </p>
      <Form layout="vertical" requiredMark={false} disabled={busy} onFinish={(v: { code: string }) => void submit(v)}>
        {refusal !== null && <Alert type="error" showIcon title={explain(refusal, language)} role="alert" />}
        <Form.Item name="code" label={words.code} rules={[{ required: true, pattern: /^\s*\d{3}\s?\d{3}\s*$/, message: words.codeNeeded }]}>
          <Input inputMode="numeric" autoComplete="one-time-code" autoFocus data-testid="totp-code" />
        </Form.Item>
        <div className="account-actions">
          <Button type="primary" htmlType="submit" loading={busy} data-testid="totp-confirm">
            {words.confirm}
          </Button>
          <Button onClick={onCancel}>{words.cancel}</Button>
        </div>
      </Form>
    </>
  );
}
