import { Refused, useWords } from '@switchboard/shared';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { PageHead } from '../frame/PageHead';
import { useAsk } from '../frame/useAsk';
import { useTold } from '../frame/useTold';
import { ModelDrift } from './drift/ModelDrift';
import { experimentWords } from './experiments/experiments.words';
import { StartExperiment } from './experiments/StartExperiment';
import { intentWords } from './intents.words';
import { ModelFigures } from './ModelFigures';
import { ModelJudgements } from './ModelJudgements';
import { ModelState } from './ModelsPage';
import { ModelProposal } from './ModelProposal';
import { TryPhrases } from './TryPhrases';
import { useModel, useModelActions } from './useModels';

export function ModelPage() {
  const { id = '' } = useParams();
  const words = useWords(intentWords);
  const experiments = useWords(experimentWords);
  const [trying, setTrying] = useState(false);
  const told = useTold();
  const ask = useAsk();
  const { data: model, isError, error, refetch } = useModel(id);
  const { publish, rollBack } = useModelActions();

  const askBack = () => ask({ title: words.backSure, content: words.backDetail, okText: words.rollBack, danger: false, act: () => rollBack.mutateAsync(id), done: words.rolledBack });

  if (isError) return <Refused error={error} onRetry={() => void refetch()} />;
  if (!model) return <Skeleton active />;
  return (
    <>
      <PageHead
        title={words.versionOf(model.number)}
        actions={
          <>
            <Link to="/models">{words.models}</Link>
            {model.live && (
              <Button onClick={askBack} data-testid="roll-back">
                {words.rollBack}
              </Button>
            )}
            {model.state === 'ready' && !model.live && (
              <Button onClick={() => setTrying(true)} data-testid="try-beside">
                {experiments.try}
              </Button>
            )}
            {model.state === 'ready' && !model.live && (
              <Button type="primary" onClick={() => void told(publish.mutateAsync(id), words.published)} loading={publish.isPending} data-testid="publish-model">
                {words.publish}
              </Button>
            )}
          </>
        }
      >
        <ModelState model={model} />
      </PageHead>
      {model.state === 'ready' && (
        <>
          <ModelProposal model={model} />
          <ModelFigures model={model} />
          <TryPhrases id={id} />
          {model.live && <ModelDrift id={id} />}
          <ModelJudgements model={model} />
        </>
      )}
      {trying && <StartExperiment challengerId={id} onClose={() => setTrying(false)} />}
    </>
  );
}
