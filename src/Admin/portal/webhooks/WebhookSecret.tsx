import { explain, useLanguage, useWords } from '@switchboard/shared';
import { App, Button, Form, Select } from 'antd';
import { useState } from 'react';
import { moment } from '../frame/dates';
import { SecretOnce } from './SecretOnce';
import { useWebhookActions, type Webhook } from './useWebhooks';
import { webhookWords } from './webhooks.words';

const HOURS = { now: 0, hour: 1, day: 24, three: 72, week: 168 } as const;

export function WebhookSecret({ webhook }: { webhook: Webhook }) {
  const words = useWords(webhookWords);
  const { language } = useLanguage();
  const { message } = App.useApp();
  const { rotate } = useWebhookActions(webhook.id);
  const [hours, setHours] = useState<number>(HOURS.day);
  const [secret, setSecret] = useState<string | null>(null);
  const [now] = useState(() => Date.now());
  const both = webhook.formerSecretUntil !== null && Date.parse(webhook.formerSecretUntil) > now ? webhook.formerSecretUntil : null;

  const replace = () =>
    rotate.mutateAsync(hours).then(
      (made) => setSecret(made.secret),
      (refused: unknown) => void message.error(explain(refused, language)),
    );
  return (
    <section className="card" aria-labelledby="webhook-secret">
      <h2 id="webhook-secret">{words.secret}</h2>
      <p>{words.secretDetail}</p>
      {both && <p data-testid="both-secrets">{words.bothUntil(moment(both, language))}</p>}
      <Form layout="vertical">
        <Form.Item label={words.overlap} htmlFor="overlap">
          <Select<number> id="overlap" value={hours} onChange={setHours} options={(Object.keys(HOURS) as (keyof typeof HOURS)[]).map((k) => ({ value: HOURS[k], label: words.overlaps[k] }))} />
        </Form.Item>
      </Form>
      <Button onClick={() => void replace()} loading={rotate.isPending} data-testid="rotate-secret">
        {words.rotate}
      </Button>
      {secret && <SecretOnce title={words.rotate} secret={secret} onClose={() => setSecret(null)} />}
    </section>
  );
}
