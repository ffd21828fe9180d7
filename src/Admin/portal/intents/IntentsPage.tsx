import { useMay, useWords } from '@switchboard/shared';
import { Button, Tag, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { PagedTable } from '../frame/PagedTable';
import { PageHead } from '../frame/PageHead';
import { ImportIntents } from './ImportIntents';
import { IntentForm } from './IntentForm';
import { intentWords } from './intents.words';
import { StarterIntents } from './StarterIntents';
import { useIntents, type Intent } from './useIntents';

/** What a model needs before it learns an intent. */
const FEWEST = 5;

export function IntentsPage() {
  const words = useWords(intentWords);
  const may = useMay();
  const intents = useIntents();
  const [open, setOpen] = useState<'new' | 'import' | 'starter' | null>(null);
  const manages = may('intents:manage');
  const columns: TableColumnsType<Intent> = [
    {
      key: 'name',
      title: words.name,
      render: (_, i) => (
        <span className="person">
          {manages ? <Link to={`/intents/${i.id}`}>{i.name}</Link> : i.name}
          {i.description && <small>{i.description}</small>}
        </span>
      ),
    },
    { key: 'goes', title: words.goes, render: (_, i) => (i.teamName ?? words.anybody) + (i.toPerson ? ` · ${words.toPerson}` : '') },
    { key: 'priority', title: words.priority, render: (_, i) => words.priorities[i.priority] },
    { key: 'examples', title: words.examples, render: (_, i) => (i.examples < FEWEST ? <Tag color="warning">{words.tooFew(i.examples)}</Tag> : i.examples) },
  ];
  return (
    <>
      <PageHead
        title={words.title}
        actions={
          manages && (
            <>
              <Link to="/models">{words.models}</Link>
              <Button onClick={() => setOpen('starter')} data-testid="take-starter">
                {words.starter}
              </Button>
              <Button onClick={() => setOpen('import')} data-testid="import-intents">
                {words.import}
              </Button>
              <Button type="primary" onClick={() => setOpen('new')} data-testid="new-intent">
                {words.add}
              </Button>
            </>
          )
        }
      >
        {words.about}
      </PageHead>
      <PagedTable label={words.title} pages={intents} rows={intents.items} rowKey={(i) => i.id} columns={columns} empty={words.empty} />
      {open === 'new' && <IntentForm intent={null} onClose={() => setOpen(null)} />}
      {open === 'import' && <ImportIntents onClose={() => setOpen(null)} />}
      {open === 'starter' && <StarterIntents onClose={() => setOpen(null)} />}
    </>
  );
}
