import { Refused, useWords } from '@switchboard/shared';
import { Button, Input, Tag } from 'antd';
import { useState } from 'react';
import { suggestionWords } from './suggestions.words';
import { useRuleActions, type MetRule } from './useRules';

/** What a customer's words would bring, and why. */
export function TryRules() {
  const words = useWords(suggestionWords);
  const { test } = useRuleActions();
  const [typed, setTyped] = useState('');
  const text = typed.trim();
  return (
    <section className="gap">
      <h2>{words.tryTitle}</h2>
      <Input.TextArea rows={2} maxLength={5000} value={typed} onChange={(e) => setTyped(e.target.value)} placeholder={words.tryHint} aria-label={words.tryTitle} data-testid="try-text" />
      <p className="gap">
        <Button onClick={() => test.mutate(text)} disabled={text === ''} loading={test.isPending} data-testid="try-rules">
          {words.tryNow}
        </Button>
      </p>
      {test.isError && <Refused error={test.error} />}
      <div aria-live="polite">
        {test.data?.length === 0 && <p className="soft">{words.nothing}</p>}
        <ul className="tried">
          {test.data?.map((met) => (
            <li key={met.ruleId} data-testid="met-rule">
              <strong>{met.name}</strong>
              <span>{met.reply}</span>
              <Reasons of={met} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function Reasons({ of: met }: { of: MetRule }) {
  const words = useWords(suggestionWords);
  const named: Record<string, string> = { ...words.moods, ...words.urgencies, ...words.languages };
  return (
    <span className="tags">
      {met.reasons.map((r) => {
        const value = r.condition === 'keyword' || r.condition === 'intent' ? r.value : (named[r.value] ?? r.value);
        const disguised = r.disguises && r.disguises.length > 0 && r.written ? ` · ${words.written(r.written)} (${r.disguises.map((d) => words.disguises[d]).join(', ')})` : '';
        return <Tag key={r.condition + r.value}>{`${words.conditions[r.condition]}: ${value}${disguised}`}</Tag>;
      })}
    </span>
  );
}
