import { explain, useLanguage, useWords } from '@switchboard/shared';
import { App, Button, Switch } from 'antd';
import { retrainWords } from './retrain.words';
import { useRetraining } from './useRetraining';

/** Nightly retraining: on or off, what there is to learn, and by hand. */
export function RetrainCard({ busy }: { busy: boolean }) {
  const words = useWords(retrainWords);
  const { language } = useLanguage();
  const { message } = App.useApp();
  const { data: state, change, start } = useRetraining();
  if (!state) return null;
  const onError = (fault: unknown) => void message.error(explain(fault, language));
  const known = typeof state.approved === 'number';
  return (
    <section className="card gap" aria-labelledby="retraining" data-testid="retraining">
      <div className="card-head">
        <div>
          <h2 id="retraining">{words.title}</h2>
          <p className="soft">{words.about(state.timeZone)}</p>
          <p>{known ? words.learnable(state.approved ?? 0, state.needed) : words.noLive}</p>
        </div>
        <span className="row-actions">
          <Switch checked={state.enabled} loading={change.isPending} onChange={(enabled) => change.mutate(enabled, { onError })} aria-label={words.title} data-testid="retrain-switch" />
          <Button disabled={busy || !known} loading={start.isPending} onClick={() => start.mutate(undefined, { onSuccess: () => void message.success(words.started), onError })} data-testid="retrain-now">
            {words.now}
          </Button>
        </span>
      </div>
    </section>
  );
}
