import { useStore } from './store';
import { useWorkplace } from './WorkplaceContext';

/** Where screen readers hear of what happens elsewhere on the page. */
export function LiveRegion() {
  const { announcer } = useWorkplace();
  const { text, turn } = useStore(announcer.said, (s) => s);
  return (
    <div className="sb-hidden" role="log" aria-live="polite" aria-atomic="true" data-testid="announcer">
      <span key={turn}>{text}</span>
    </div>
  );
}
