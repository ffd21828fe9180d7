import { useWords } from '@switchboard/shared';
import { retrainWords } from './retrain.words';
import { useProposals } from './useRetraining';

/** Beside the page in the navigation: how many versions are proposed. */
export function ProposalCount() {
  const words = useWords(retrainWords);
  const proposed = useProposals();
  if (proposed === 0) return null;
  return (
    <span className="nav-count" data-testid="proposed-models">
      {proposed} <span className="sb-hidden">{words.waiting}</span>
    </span>
  );
}
