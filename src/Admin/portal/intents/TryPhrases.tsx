import { Refused, useWords } from '@switchboard/shared';
import { Button, Input, Tag } from 'antd';
import { useState } from 'react';
import { intentWords } from './intents.words';
import { linesOf, percent } from './lines';
import { useModelActions } from './useModels';

export function TryPhrases({ id }: { id: string }) {
  const words = useWords(intentWords);
  const { test } = useModelActions();
  const [typed, setTyped] = useState('');
  const texts = linesOf(typed).slice(0, 100);
  return (
    <section className="gap">
      <h2>{words.tryTitle}</h2>
      <Input.TextArea rows={3} value={typed} onChange={(e) => setTyped(e.target.value)} placeholder={words.typeHint} aria-label={words.tryTitle} data-testid="try-phrases" />
      <p className="gap">
        <Button onClick={() => test.mutate({ id, texts })} disabled={texts.length === 0} loading={test.isPending} data-testid="try-now">
          {words.tryNow}
        </Button>
      </p>
      {test.isError && <Refused error={test.error} />}
      <ul className="tried" aria-live="polite">
        {test.data?.predictions.map((said, i) => (
          <li key={i} data-testid="tried">
            <span>{said.text}</span>
            <Tag color={said.sure ? 'success' : 'default'}>{`${said.intentName} · ${percent(said.confidence)}`}</Tag>
            {!said.sure && <span className="soft">{words.unsure}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
