import { explain, Refused, useLanguage, useWords } from '@switchboard/shared';
import { App, Button, Skeleton } from 'antd';
import { Link, useParams } from 'react-router';
import { moment } from '../../frame/dates';
import { PageHead } from '../../frame/PageHead';
import { ExperimentDifferences } from './ExperimentDifferences';
import { ExperimentMeasures } from './ExperimentMeasures';
import { ExperimentState } from './ExperimentsPage';
import { experimentWords } from './experiments.words';
import { useExperiment, useExperimentActions, useOutcome } from './useExperiments';

export function ExperimentPage() {
  const { id = '' } = useParams();
  const words = useWords(experimentWords);
  const { language } = useLanguage();
  const { modal, message } = App.useApp();
  const experiment = useExperiment(id);
  const outcome = useOutcome(id);
  const { end } = useExperimentActions();

  const ask = (winner: 'live' | 'challenger', okText: string) =>
    void modal.confirm({
      title: words.endSure,
      content: words.endDetail,
      okText,
      onOk: () =>
        end.mutateAsync({ id, winner }).then(
          () => void message.success(words.ended),
          (refused: unknown) => void message.error(explain(refused, language)),
        ),
    });

  const failed = [experiment, outcome].find((q) => q.isError);
  if (failed) return <Refused error={failed.error} onRetry={() => void failed.refetch()} />;
  const [e, o] = [experiment.data, outcome.data];
  if (!e || !o) return <Skeleton active />;
  return (
    <>
      <PageHead
        title={words.pair(e.liveNumber, e.challengerNumber)}
        actions={
          <>
            <Link to="/models/experiments">{words.all}</Link>
            {e.running && (
              <>
                <Button onClick={() => ask('live', words.keep(e.liveNumber))} data-testid="keep-live">
                  {words.keep(e.liveNumber)}
                </Button>
                <Button type="primary" onClick={() => ask('challenger', words.promote(e.challengerNumber))} data-testid="promote-challenger">
                  {words.promote(e.challengerNumber)}
                </Button>
              </>
            )}
          </>
        }
      >
        <ExperimentState experiment={e} /> {`${words.modeOf(e.mode, e.share)} · ${moment(e.startedAt, language)} · ${e.startedBy}`}
        {e.endedAt && ` – ${moment(e.endedAt, language)} · ${e.endedBy ?? ''}`}
      </PageHead>
      <ExperimentMeasures experiment={e} outcome={o} />
      {o.agreement && <ExperimentDifferences experiment={e} agreement={o.agreement} />}
    </>
  );
}
