import { explain, useLanguage, useWords } from '@switchboard/shared';
import { App, Button, Checkbox, Progress, Tag, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { moment } from '../frame/dates';
import { PagedTable } from '../frame/PagedTable';
import { PageHead } from '../frame/PageHead';
import { driftWords } from './drift/drift.words';
import { experimentWords } from './experiments/experiments.words';
import { intentWords } from './intents.words';
import { percent } from './lines';
import { RetrainCard } from './RetrainCard';
import { retrainWords } from './retrain.words';
import { isRunning, useModelActions, useModels, type Model } from './useModels';

export function ModelsPage() {
  const words = useWords(intentWords);
  const experiments = useWords(experimentWords);
  const { language } = useLanguage();
  const { message } = App.useApp();
  const retrain = useWords(retrainWords);
  const [all, setAll] = useState(false);
  const { pages, busy } = useModels(all);
  const { train } = useModelActions();
  const columns: TableColumnsType<Model> = [
    { key: 'number', title: words.version, render: (_, m) => <Link to={`/models/${m.id}`}>{words.versionOf(m.number)}</Link> },
    { key: 'state', title: words.state, render: (_, m) => <ModelState model={m} /> },
    { key: 'accuracy', title: words.accuracy, render: (_, m) => (m.state === 'ready' ? percent(m.accuracy) : '') },
    { key: 'f1', title: words.macroF1, render: (_, m) => (m.state === 'ready' ? percent(m.macroF1) : '') },
    { key: 'examples', title: words.learned, render: (_, m) => (m.state === 'ready' ? words.learnedOf(m.examples, m.held) : '') },
    { key: 'created', title: words.created, render: (_, m) => `${moment(m.createdAt, language)} · ${m.createdBy}` },
  ];
  return (
    <>
      <PageHead
        title={words.models}
        actions={
          <>
            <Link to="/intents">{words.title}</Link>
            <Link to="/models/experiments">{experiments.title}</Link>
            <Button type="primary" onClick={() => train.mutate(undefined, { onError: (fault) => void message.error(explain(fault, language)) })} loading={train.isPending} disabled={busy} data-testid="train-model">
              {words.train}
            </Button>
          </>
        }
      >
        {words.modelsAbout}
      </PageHead>
      <RetrainCard busy={busy} />
      <p className="filters">
        <Checkbox checked={all} onChange={(e) => setAll(e.target.checked)} data-testid="all-models">
          {retrain.showAll}
        </Checkbox>
      </p>
      <PagedTable label={words.models} pages={pages} rows={pages.items} rowKey={(m) => m.id} columns={columns} empty={words.noModels} />
    </>
  );
}

export function ModelState({ model: m }: { model: Model }) {
  const words = useWords(intentWords);
  const { proposals } = useWords(retrainWords);
  const drift = useWords(driftWords);
  if (m.live)
    return (
      <>
        <Tag color="success" data-testid="model-live">{words.live}</Tag>
        {m.driftedAt && <Tag color="warning">{drift.tag}</Tag>}
      </>
    );
  if (isRunning(m)) return <Progress percent={Math.round(m.progress * 100)} size="small" aria-label={words.states[m.state]} status="active" />;
  if (m.state === 'failed') return <Tag color="error">{m.failure === 'too-few-examples' ? words.failedFew : words.states.failed}</Tag>;
  if (m.proposal) return <Tag color={m.proposal === 'proposed' ? 'processing' : 'default'} data-testid={`model-${m.proposal}`}>{proposals[m.proposal]}</Tag>;
  return <Tag data-testid="model-ready">{words.states[m.state]}</Tag>;
}
