import { useLanguage, useWords } from '@switchboard/shared';
import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { PageHead } from '../frame/PageHead';
import { PagedTable } from '../frame/PagedTable';
import { useIntents } from '../intents/useIntents';
import { columnsOf } from './columns';
import { correctionWords } from './corrections.words';
import { EditCorrection } from './EditCorrection';
import { RejectCorrection } from './RejectCorrection';
import { onRowKey } from './rowKeys';
import { useCorrections, type Correction, type CorrectionState } from './useCorrections';
import { useDecisions } from './useDecisions';

const STATES: CorrectionState[] = ['proposed', 'approved', 'rejected'];

interface Asking {
  about: 'edit' | 'reject';
  correction: Correction;
}

export function CorrectionsPage() {
  const words = useWords(correctionWords);
  const { language } = useLanguage();
  const [state, setState] = useState<CorrectionState>('proposed');
  const [intent, setIntent] = useState<string | null>(null);
  const [selected, setSelected] = useState<string[]>([]);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [now] = useState(() => Date.now());
  const intents = useIntents();
  const corrections = useCorrections(state, intent);
  const { busy, approve, approveMany, reject } = useDecisions();
  const waits = state === 'proposed';

  const narrow = (to: () => void) => {
    to();
    setSelected([]);
  };
  const doings = (c: Correction) => ({
    // Who corrected it said which it is not: which it is, the supervisor says.
    approve: () => (c.toIntentId ? void approve({ id: c.id }) : setAsking({ about: 'edit', correction: c })),
    edit: () => setAsking({ about: 'edit', correction: c }),
    reject: () => setAsking({ about: 'reject', correction: c }),
    select: () => setSelected((before) => (before.includes(c.id) ? before.filter((id) => id !== c.id) : [...before, c.id])),
  });
  const close = () => setAsking(null);
  return (
    <>
      <PageHead
        title={words.title}
        actions={
          waits && (
            <Button type="primary" disabled={selected.length === 0} loading={busy} onClick={() => void approveMany(selected).then(() => setSelected([]))} data-testid="approve-selected">
              {words.approveMany(selected.length)}
            </Button>
          )
        }
      >
        {words.about} {waits && words.keys}
      </PageHead>
      <div className="filters">
        <Segmented<CorrectionState> aria-label={words.state} value={state} options={STATES.map((s) => ({ value: s, label: words.states[s] }))} onChange={(s) => narrow(() => setState(s))} data-testid="correction-state" />
        <Select
          allowClear
          aria-label={words.intent}
          placeholder={words.everyIntent}
          value={intent}
          popupMatchSelectWidth={false}
          options={intents.items.map((i) => ({ value: i.id, label: i.name }))}
          onChange={(id?: string) => narrow(() => setIntent(id ?? null))}
          data-testid="correction-intent"
        />
        {waits && corrections.items.length > 0 && (
          <Button type="link" onClick={() => setSelected(selected.length > 0 ? [] : corrections.items.map((c) => c.id))} data-testid="select-all">
            {selected.length > 0 ? words.selectNone : words.selectAll}
          </Button>
        )}
      </div>
      <PagedTable<Correction>
        label={words.title}
        pages={corrections}
        rows={corrections.items}
        rowKey={(c) => c.id}
        columns={columnsOf(words, language, now, waits ? doings : null)}
        empty={words.empty[state]}
        {...(waits && {
          rowSelection: { hideSelectAll: true, selectedRowKeys: selected, onChange: (keys) => setSelected(keys.map(String)), getCheckboxProps: (c) => ({ 'aria-label': c.text ?? '' }) as object },
          onRow: (c) => ({ tabIndex: 0, onKeyDown: (event) => onRowKey(event, doings(c)) }),
        })}
      />
      {asking?.about === 'edit' && (
        <EditCorrection correction={asking.correction} intents={intents.items} busy={busy} onClose={close} onApprove={(approval) => void approve(approval).then((kept) => kept && close())} />
      )}
      {asking?.about === 'reject' && <RejectCorrection correction={asking.correction} busy={busy} onClose={close} onReject={(reason) => void reject(asking.correction.id, reason).then(close)} />}
    </>
  );
}
