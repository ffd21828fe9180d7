import { useWords, type Conversation } from '@switchboard/shared';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { correctionWords } from './correction.words';
import './correction.css';
import { useCorrect, useMyCorrections, type Intent } from './useCorrections';

interface Props {
  conversation: Conversation;
  intents: readonly Intent[];
  onClose: () => void;
}

/** So many can be looked over without a filter. */
const FEW = 8;

export function CorrectIntentDialog({ conversation, intents, onClose }: Props) {
  const words = useWords(correctionWords);
  const correct = useCorrect(conversation);
  const [filter, setFilter] = useState('');
  const found = intents.filter((i) => i.name.toLowerCase().includes(filter.trim().toLowerCase()));
  const choose = (intent: string | null) => correct.mutate(intent, { onSuccess: onClose });
  const choice = (id: string | null, name: string, description = '') => {
    const current = (conversation.intentId ?? null) === id;
    return (
      <li key={id ?? 'none'}>
        <button type="button" disabled={current || correct.isPending} onClick={() => choose(id)} data-testid={id === null ? 'intent-none' : 'intent-choice'}>
          <span>{name}</span> {description && <small>{description}</small>} {current && <small>({words.now})</small>}
        </button>
      </li>
    );
  };
  return (
    <Modal open title={words.title} onCancel={onClose} footer={null} width={480}>
      <div data-testid="correct-dialog">
        <p className="correct-hint">{words.hint}</p>
        {intents.length > FEW && <Input autoFocus allowClear value={filter} placeholder={words.filter} aria-label={words.filter} onChange={(e) => setFilter(e.target.value)} />}
        <ul className="correct-intents">
          {found.map((i) => choice(i.id, i.name, i.description))}
          {choice(null, words.none)}
        </ul>
        {found.length === 0 && <p role="status">{words.nothing}</p>}
        <MyCorrections />
      </div>
    </Modal>
  );
}

function MyCorrections() {
  const words = useWords(correctionWords);
  const { data: mine } = useMyCorrections();
  return (
    <section aria-labelledby="my-corrections">
      <h3 id="my-corrections">{words.mine}</h3>
      {mine?.length === 0 && <p className="correct-hint">{words.noneYet}</p>}
      <ul className="correct-mine" data-testid="my-corrections">
        {mine?.map((c) => (
          <li key={c.id}>
            <q>{c.text}</q>
            <small>
              {c.approvedIntentName ?? c.toIntentName ?? words.none} · {words.states[c.state]}
              {c.reason && `: ${c.reason}`}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
