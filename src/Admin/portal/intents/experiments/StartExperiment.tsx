import { Refused, useWords } from '@switchboard/shared';
import { App, Modal, Segmented, Slider } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { frameWords } from '../../frame/frame.words';
import { experimentWords } from './experiments.words';
import { useExperimentActions, type Mode } from './useExperiments';

const MODES: Mode[] = ['split', 'shadow'];

export function StartExperiment({ challengerId, onClose }: { challengerId: string; onClose: () => void }) {
  const words = useWords(experimentWords);
  const frame = useWords(frameWords);
  const { message } = App.useApp();
  const go = useNavigate();
  const [mode, setMode] = useState<Mode>('split');
  const [share, setShare] = useState(10);
  const { start } = useExperimentActions();
  const send = () =>
    start.mutate(
      { challengerId, mode, share },
      {
        onSuccess: (experiment) => {
          void message.success(words.startedNow);
          void go(`/models/experiments/${experiment.id}`);
        },
      },
    );
  return (
    <Modal
      open
      title={words.try}
      okText={words.start}
      okButtonProps={{ 'data-testid': 'start-experiment' }}
      cancelText={frame.cancel}
      confirmLoading={start.isPending}
      onOk={send}
      onCancel={onClose}
    >
      {start.isError && <Refused error={start.error} />}
      <Segmented<Mode> options={MODES.map((m) => ({ value: m, label: words.modes[m] }))} value={mode} onChange={setMode} aria-label={words.mode} />
      <p className="gap">{mode === 'split' ? words.splitHint : words.shadowHint}</p>
      {mode === 'split' && (
        <div data-testid="experiment-share">
          <span>{`${words.share}: ${share} %`}</span>
          <Slider min={1} max={50} value={share} onChange={setShare} ariaLabelForHandle={words.share} />
        </div>
      )}
    </Modal>
  );
}
