import { useLanguage, useWords } from '@switchboard/shared';
import { Tag, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { moment } from '../../frame/dates';
import { PagedTable } from '../../frame/PagedTable';
import { PageHead } from '../../frame/PageHead';
import { experimentWords } from './experiments.words';
import { useExperiments, type Experiment } from './useExperiments';

export function ExperimentsPage() {
  const words = useWords(experimentWords);
  const { language } = useLanguage();
  const experiments = useExperiments();
  const columns: TableColumnsType<Experiment> = [
    { key: 'pair', title: words.versions, render: (_, e) => <Link to={`/models/experiments/${e.id}`}>{words.pair(e.liveNumber, e.challengerNumber)}</Link> },
    { key: 'mode', title: words.mode, render: (_, e) => words.modeOf(e.mode, e.share) },
    { key: 'state', title: words.state, render: (_, e) => <ExperimentState experiment={e} /> },
    { key: 'started', title: words.started, render: (_, e) => `${moment(e.startedAt, language)} · ${e.startedBy}` },
  ];
  return (
    <>
      <PageHead title={words.title} actions={<Link to="/models">{words.models}</Link>}>
        {words.about}
      </PageHead>
      <PagedTable label={words.title} pages={experiments} rows={experiments.items} rowKey={(e) => e.id} columns={columns} empty={words.empty} />
    </>
  );
}

export function ExperimentState({ experiment: e }: { experiment: Experiment }) {
  const words = useWords(experimentWords);
  if (e.running || !e.ending) return <Tag color="processing">{words.running}</Tag>;
  return <Tag data-testid="experiment-ended">{words.endings[e.ending]}</Tag>;
}
