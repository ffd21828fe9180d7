import { explain, useLanguage, useWords, type Inbox } from '@switchboard/shared';
import { App, Button, Segmented } from 'antd';
import { useState } from 'react';
import { CodeBlock } from '../frame/CodeBlock';
import { Secret } from '../frame/Secret';
import { IDENTIFY, sampleOf, SAMPLES, type Sample } from './embedding';
import { inboxWords } from './inboxes.words';
import { useRenewSecret } from './useInboxes';

export function Identity({ inbox }: { inbox: Inbox }) {
  const words = useWords(inboxWords);
  const { language } = useLanguage();
  const { modal, message } = App.useApp();
  const renew = useRenewSecret(inbox.id);
  const [secret, setSecret] = useState<string | null>(null);
  const [sample, setSample] = useState<Sample>('Node.js');

  const make = () =>
    renew.mutateAsync().then(
      ({ identitySecret }) => setSecret(identitySecret),
      (error: unknown) => void message.error(explain(error, language)),
    );
  const ask = () => {
    if (!inbox.hasIdentitySecret) void make();
    else void modal.confirm({ title: words.identityRenewSure, content: words.identityRenewDetail, okText: words.identityRenew, okButtonProps: { danger: true }, onOk: make });
  };
  return (
    <section className="card" aria-labelledby="identity-title">
      <h2 id="identity-title">{words.identity}</h2>
      <p>{words.identityDetail}</p>
      {secret ? (
        <Secret title={words.identityShown} detail={words.identityShownDetail} secret={secret} />
      ) : (
        <p className="row">
          <span>{inbox.hasIdentitySecret ? words.identitySet : words.identityUnset}</span>
          <Button onClick={ask} loading={renew.isPending} data-testid="identity-secret">
            {inbox.hasIdentitySecret ? words.identityRenew : words.identityMake}
          </Button>
        </p>
      )}
      <h3>{words.identityPage}</h3>
      <CodeBlock text={IDENTIFY} label={words.identityPage} />
      <h3>{words.identityServer}</h3>
      <Segmented<Sample> options={[...SAMPLES]} value={sample} onChange={setSample} aria-label={words.identityLanguage} />
      <CodeBlock text={sampleOf(sample)} label={words.identityServer} testId="identity-sample" />
    </section>
  );
}
