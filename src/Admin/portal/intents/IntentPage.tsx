import { explain, Refused, useLanguage, useWords } from '@switchboard/shared';
import { App, Button, Input, Skeleton, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { day } from '../frame/dates';
import { PagedTable } from '../frame/PagedTable';
import { PageHead } from '../frame/PageHead';
import { IntentForm } from './IntentForm';
import { intentWords } from './intents.words';
import { linesOf } from './lines';
import { useExamples, useIntent, useIntentActions, type Example } from './useIntents';

export function IntentPage() {
  const { id = '' } = useParams();
  const words = useWords(intentWords);
  const { language } = useLanguage();
  const go = useNavigate();
  const { modal, message } = App.useApp();
  const { data: intent, isError, error, refetch } = useIntent(id);
  const examples = useExamples(id);
  const { addExamples, removeExample, remove } = useIntentActions();
  const [changing, setChanging] = useState(false);
  const [typed, setTyped] = useState('');

  const refused = (fault: unknown) => void message.error(explain(fault, language));
  const add = () =>
    addExamples.mutate(
      { id, texts: linesOf(typed) },
      {
        onSuccess: (came) => {
          void message.success(words.added(came.added, came.skipped));
          setTyped('');
        },
        onError: refused,
      },
    );
  const askRemove = () =>
    void modal.confirm({
      title: words.removeSure,
      content: words.removeDetail,
      okText: words.remove,
      okButtonProps: { danger: true },
      onOk: () => remove.mutateAsync(id).then(() => go('/intents'), refused),
    });

  if (isError) return <Refused error={error} onRetry={() => void refetch()} />;
  if (!intent) return <Skeleton active />;
  const columns: TableColumnsType<Example> = [
    { key: 'text', title: words.text, render: (_, e) => e.text },
    { key: 'source', title: words.source, render: (_, e) => words.sources[e.source] },
    { key: 'created', title: words.created, render: (_, e) => day(e.createdAt, language) },
    {
      key: 'remove',
      render: (_, e) => (
        <Button size="small" onClick={() => removeExample.mutate(e.id, { onError: refused })} aria-label={`${words.remove}: ${e.text}`}>
          {words.remove}
        </Button>
      ),
    },
  ];
  return (
    <>
      <PageHead
        title={intent.name}
        actions={
          <>
            <Link to="/intents">{words.back}</Link>
            <Button onClick={() => setChanging(true)} data-testid="change-intent">
              {words.change}
            </Button>
            <Button danger onClick={askRemove}>
              {words.remove}
            </Button>
          </>
        }
      >
        {intent.description || words.examplesAbout}
      </PageHead>
      <div className="gap">
        <Input.TextArea rows={5} value={typed} onChange={(e) => setTyped(e.target.value)} placeholder={words.typeHint} aria-label={words.newExamples} data-testid="new-examples" />
        <p className="gap">
          <Button type="primary" onClick={add} disabled={linesOf(typed).length === 0} loading={addExamples.isPending} data-testid="add-examples">
            {words.addExamples}
          </Button>
        </p>
      </div>
      <PagedTable label={words.examples} pages={examples} rows={examples.items} rowKey={(e) => e.id} columns={columns} empty={words.noExamples} />
      {changing && <IntentForm intent={intent} onClose={() => setChanging(false)} />}
    </>
  );
}
