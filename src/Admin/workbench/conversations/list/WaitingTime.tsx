import { ClockCircleOutlined } from '@ant-design/icons';
import { useLanguage } from '@switchboard/shared';
import { useTicking } from '../../desk/clock';
import { spanText } from '../../desk/times';
import { useWorkplace } from '../../desk/WorkplaceContext';

const LONG_MS = 3 * 60_000;

/** How long a customer has been waiting for an answer; it stands out when that is long. */
export function WaitingTime({ since }: { since: string }) {
  const { clock } = useWorkplace();
  const { language } = useLanguage();
  const start = Date.parse(since);
  const text = useTicking(clock, (now) => spanText(now - start, language));
  const long = useTicking(clock, (now) => now - start > LONG_MS);
  return (
    <span className={long ? 'waiting waiting-long' : 'waiting'} data-testid="waiting">
      <ClockCircleOutlined /> {text}
    </span>
  );
}
