import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { explain } from '../faults/explain';
import { useLanguage, useWords } from '../language/LanguageContext';
import { passkeysWork, turnedAway } from '../session/passkey';
import { accountWords } from './account.words';
import type { AccountDoors, Passkey } from './useAccountSecurity';

interface Props {
  passkeys: readonly Passkey[];
  doors: AccountDoors;
  onCodes: (codes: readonly string[]) => void;
}

export function PasskeyCard({ passkeys, doors, onCodes }: Props) {
  const words = useWords(accountWords);
  const { language } = useLanguage();
  const { modal, message } = App.useApp();
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const fail = (error: unknown) => {
    if (!turnedAway(error)) void message.error(explain(error, language));
  };
  const add = async () => {
    setBusy(true);
    try {
      const { recoveryCodes } = await doors.addPasskey(name.trim() || words.usualName);
      setName('');
      onCodes(recoveryCodes);
    } catch (error) {
      fail(error);
    } finally {
      setBusy(false);
    }
  };
  const remove = (passkey: Passkey) =>
    void modal.confirm({ title: words.removePasskey(passkey.name), content: words.removePasskeyDetail, okText: words.remove, cancelText: words.cancel, okButtonProps: { danger: true }, onOk: () => doors.removePasskey(passkey.id).then(() => undefined, fail) });
  return (
    <section className="account-card" aria-labelledby="account-passkeys">
      <h2 id="account-passkeys">{words.passkeys}</h2>
      <p>{words.passkeysAbout}</p>
      {passkeys.length === 0 ? (
        <p className="account-soft">{words.noPasskeys}</p>
      ) : (
        <ul className="account-passkeys">
          {passkeys.map((passkey) => (
            <Row key={passkey.id} passkey={passkey} onRename={(next) => doors.renamePasskey(passkey.id, next).then(() => undefined, fail)} onRemove={() => remove(passkey)} />
          ))}
        </ul>
      )}
      {passkeysWork() ? (
        <form
          className="account-actions"
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <Input aria-label={words.name} placeholder={words.nameHint} maxLength={60} value={name} onChange={(e) => setName(e.target.value)} data-testid="passkey-name" />
          <Button type="primary" htmlType="submit" loading={busy} data-testid="passkey-add">
            {words.add}
          </Button>
        </form>
      ) : (
        <p className="account-soft">{words.notHere}</p>
      )}
    </section>
  );
}

function Row({ passkey, onRename, onRemove }: { passkey: Passkey; onRename: (name: string) => Promise<void>; onRemove: () => void }) {
  const words = useWords(accountWords);
  const { language } = useLanguage();
  const [draft, setDraft] = useState<string | null>(null);
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(passkey.createdAt));
  const save = () => {
    const next = draft?.trim();
    setDraft(null);
    if (next && next !== passkey.name) void onRename(next);
  };
  return (
    <li data-testid="passkey">
      {draft === null ? (
        <span>
          <b>{passkey.name}</b> <small>{words.made(day)}</small>
        </span>
      ) : (
        <Input aria-label={words.name} value={draft} maxLength={60} autoFocus onChange={(e) => setDraft(e.target.value)} onPressEnter={save} />
      )}
      <span className="account-actions">
        {draft === null ? (
          <Button size="small" onClick={() => setDraft(passkey.name)} aria-label={`${words.rename}: ${passkey.name}`}>
            {words.rename}
          </Button>
        ) : (
          <Button size="small" type="primary" onClick={save}>
            {words.save}
          </Button>
        )}
        <Button size="small" danger onClick={onRemove} aria-label={`${words.remove}: ${passkey.name}`}>
          {words.remove}
        </Button>
      </span>
    </li>
  );
}
