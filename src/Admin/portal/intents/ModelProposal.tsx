import { explain, useLanguage, useWords } from '@switchboard/shared';
import { Alert, App, Button } from 'antd';
import { retrainWords } from './retrain.words';
import { useModelActions, type Model } from './useModels';

/** How a version that came of retraining stands beside the one that was live; what is proposed can be published above, or dismissed here. */
export function ModelProposal({ model }: { model: Model }) {
  const words = useWords(retrainWords);
  const { language } = useLanguage();
  const { message } = App.useApp();
  const { dismiss } = useModelActions();
  const figures = model.comparison;
  if (!figures) return null;
  const askDismiss = () =>
    dismiss.mutate(model.id, { onSuccess: () => void message.success(words.dismissed), onError: (fault) => void message.error(explain(fault, language)) });
  return (
    <Alert
      className="gap"
      showIcon
      type={figures.verdict === 'better' ? 'success' : 'info'}
      title={words.verdicts[figures.verdict](figures.liveNumber)}
      description={words.figures(figures.examples, figures.bothRight, figures.onlyNew, figures.onlyLive, chanceText(figures.chance))}
      action={
        model.proposal === 'proposed' && (
          <Button onClick={askDismiss} loading={dismiss.isPending} data-testid="dismiss-model">
            {words.dismiss}
          </Button>
        )
      }
      data-testid="comparison"
    />
  );
}

/** Whole percents hide what matters most. */
const chanceText = (chance: number): string => (chance < 0.001 ? '< 0.1 %' : `${(chance * 100).toFixed(1)} %`);
