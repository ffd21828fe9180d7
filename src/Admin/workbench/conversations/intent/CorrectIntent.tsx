import { useMay, useWords, type Conversation } from '@switchboard/shared';
import { useState } from 'react';
import { CorrectIntentDialog } from './CorrectIntentDialog';
import { correctionWords } from './correction.words';
import { useIntents } from './useCorrections';

/** Beside the intent in the conversation's head; not there where the company has named no intents. */
export function CorrectIntent({ conversation }: { conversation: Conversation }) {
  const words = useWords(correctionWords);
  const may = useMay();
  const { data: intents = [] } = useIntents();
  const [open, setOpen] = useState(false);
  if (intents.length === 0 || conversation.contactMessageCount === 0 || !may('conversations:reply')) return null;
  return (
    <>
      <button type="button" className="intent-correct" onClick={() => setOpen(true)} aria-haspopup="dialog" data-testid="correct-intent">
        {conversation.intentId ? words.correct : words.name}
      </button>
      {open && <CorrectIntentDialog conversation={conversation} intents={intents} onClose={() => setOpen(false)} />}
    </>
  );
}
