import { CheckCircleFilled, ExclamationCircleFilled, MinusCircleFilled } from '@ant-design/icons';
import { useWords } from '@switchboard/shared';
import type { Health } from './health';
import { inboxWords } from './inboxes.words';

const LOOKS = { ready: 'good', unknown: 'good', off: 'rest', missing: 'bad', faulted: 'bad' } as const;

/** A state in a word and a sign, never by colour alone; below it the reason and what it means for customers. */
export function HealthTag({ health, long = false }: { health: Health; long?: boolean }) {
  const words = useWords(inboxWords);
  const looks = LOOKS[health.kind];
  const Sign = looks === 'good' ? CheckCircleFilled : looks === 'rest' ? MinusCircleFilled : ExclamationCircleFilled;
  const detail = health.kind === 'ready' || health.kind === 'unknown' ? null : words.healthDetail[health.kind];
  const reason = 'reason' in health ? health.reason : null;
  return (
    <span className={`health health-${looks}`} data-testid="health">
      <span>
        <Sign aria-hidden /> {words.health[health.kind]}
      </span>
      {reason && <small>{reason}</small>}
      {long && detail && <small>{detail}</small>}
    </span>
  );
}
