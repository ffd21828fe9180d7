import { CheckCircleFilled, ExclamationCircleFilled, MinusCircleFilled } from '@ant-design/icons';
import { useLanguage, useWords } from '@switchboard/shared';
import { moment } from '../frame/dates';
import type { Webhook } from './useWebhooks';
import { healthOf } from './webhookHealth';
import { webhookWords } from './webhooks.words';

const LOOKS = { well: 'good', new: 'rest', off: 'rest', failing: 'bad', stopped: 'bad' } as const;
const SIGNS = { good: CheckCircleFilled, rest: MinusCircleFilled, bad: ExclamationCircleFilled } as const;

/** A state in a word and a sign, never by colour alone; below it since when, or why. */
export function WebhookHealthTag({ webhook }: { webhook: Webhook }) {
  const words = useWords(webhookWords);
  const { language } = useLanguage();
  const health = healthOf(webhook);
  const looks = LOOKS[health];
  const Sign = SIGNS[looks];
  return (
    <span className={`health health-${looks}`} data-testid="webhook-health">
      <span>
        <Sign aria-hidden /> {words.health[health]}
      </span>
      {health === 'failing' && webhook.failingSince && <small>{words.failingSince(moment(webhook.failingSince, language))}</small>}
      {health === 'stopped' && webhook.disabledReason && <small>{words.reasons[webhook.disabledReason]}</small>}
    </span>
  );
}
