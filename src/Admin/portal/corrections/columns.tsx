import type { Language } from '@switchboard/shared';
import { Button, type TableColumnsType } from 'antd';
import { since } from '../frame/dates';
import { percent } from '../intents/lines';
import type { correctionWords } from './corrections.words';
import type { RowDoings } from './rowKeys';
import type { Correction } from './useCorrections';

type Words = (typeof correctionWords)['en'];

/** What is shown of corrections, and what can be done where they still wait. */
export function columnsOf(words: Words, language: Language, now: number, doings: ((c: Correction) => RowDoings) | null): TableColumnsType<Correction> {
  const columns: TableColumnsType<Correction> = [
    { key: 'text', title: words.text, render: (_, c) => <span className="correction-text">{c.text}</span> },
    { key: 'was', title: words.was, render: (_, c) => (c.fromIntentName ?? words.nothing) + (typeof c.fromConfidence === 'number' ? ` ${percent(c.fromConfidence)}` : '') },
    { key: 'is', title: words.is, render: (_, c) => <strong>{c.approvedIntentName ?? c.toIntentName ?? words.none}</strong> },
    {
      key: 'by',
      title: words.by,
      render: (_, c) => (
        <span className="person">
          {c.authorName}
          <small>{since(c.createdAt, now, language)}</small>
        </span>
      ),
    },
  ];
  if (doings === null)
    return [
      ...columns,
      {
        key: 'decided',
        title: words.decided,
        render: (_, c) => (
          <span className="person">
            {c.reviewedBy}
            {c.reason && <small>{c.reason}</small>}
          </span>
        ),
      },
    ];
  return [
    ...columns,
    {
      key: 'do',
      title: <span className="sb-hidden">{words.approve}</span>,
      render: (_, c) => {
        const { approve, edit, reject } = doings(c);
        const about = (what: string) => words.ofSomebody(what, c.text ?? '');
        return (
          <span className="row-actions">
            <Button size="small" type="primary" ghost onClick={approve} aria-label={about(words.approve)} data-testid="approve">
              {words.approve}
            </Button>
            <Button size="small" onClick={edit} aria-label={about(words.edit)} data-testid="edit">
              {words.edit}
            </Button>
            <Button size="small" onClick={reject} aria-label={about(words.reject)} data-testid="reject">
              {words.reject}
            </Button>
          </span>
        );
      },
    },
  ];
}
