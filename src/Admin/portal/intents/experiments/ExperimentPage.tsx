import { Refused, useLanguage, useWords } from '@switchboard/shared';
import { Button, Skeleton } from 'antd';
import { Link, useParams } from 'react-router';
import { moment } from '../../frame/dates';
import { PageHead } from '../../frame/PageHead';
import { useAsk } from '../../frame/useAsk';
import { ExperimentDifferences } from './ExperimentDifferences';
import { ExperimentMeasures } from './ExperimentMeasures';
import { ExperimentState } from './ExperimentsPage';
import { experimentWords } from './experiments.words';
import { useExperiment, useExperimentActions, useOutcome } from './useExperiments';

export function ExperimentPage() {
  const { id = '' } = useParams();
  const words = useWords(experimentWords);
  const { language } = useLanguage();
  const ask = useAsk();
  const experiment = useExperiment(id);
  const outcome = useOutcome(id);
  const { end } = useExperimentActions();

  const askEnd = (winner: 'live' | 'challenger', okText: string) =>
    ask({ title: words.endSure, content: words.endDetail, okText, danger: false, act: () => end.mutateAsync({ id, winner }), done: words.ended });

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
                <Button onClick={() => askEnd('live', words.keep(e.liveNumber))} data-testid="keep-live">
                  {words.keep(e.liveNumber)}
                </Button>
                <Button type="primary" onClick={() => askEnd('challenger', words.promote(e.challengerNumber))} data-testid="promote-challenger">
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
