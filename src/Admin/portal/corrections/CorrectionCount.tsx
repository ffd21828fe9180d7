import { useWords } from '@switchboard/shared';
import { correctionWords } from './corrections.words';
import { MOST_COUNTED, useOpenCorrections } from './useCorrections';

/** Beside the page in the navigation: how many wait. */
export function CorrectionCount() {
  const words = useWords(correctionWords);
  const open = useOpenCorrections();
  if (open === 0) return null;
  return (
    <span className="nav-count" data-testid="open-corrections">
      {open < MOST_COUNTED ? open : `${MOST_COUNTED - 1}+`} <span className="sb-hidden">{words.waiting}</span>
    </span>
  );
}
