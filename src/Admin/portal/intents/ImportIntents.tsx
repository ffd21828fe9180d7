import { Refused, useWords } from '@switchboard/shared';
import { App, Input, Modal } from 'antd';
import { useState } from 'react';
import { frameWords } from '../frame/frame.words';
import { intentWords } from './intents.words';
import { useIntentActions } from './useIntents';

export function ImportIntents({ onClose }: { onClose: () => void }) {
  const words = useWords(intentWords);
  const frame = useWords(frameWords);
  const { message } = App.useApp();
  const [content, setContent] = useState('');
  const { importTable } = useIntentActions();
  const send = () =>
    importTable.mutate(content, {
      onSuccess: (came) => {
        void message.success(words.imported(came.intents, came.added, came.skipped));
        onClose();
      },
    });
  return (
    <Modal
      open
      title={words.import}
      okText={words.import}
      okButtonProps={{ disabled: content.trim() === '' }}
      cancelText={frame.cancel}
      confirmLoading={importTable.isPending}
      onOk={send}
      onCancel={onClose}
    >
      {importTable.isError && <Refused error={importTable.error} />}
      <p>{words.importHint}</p>
      <p>
        <label>
          {words.file} <input type="file" accept=".tsv,.csv,.txt" onChange={(e) => void e.target.files?.[0]?.text().then(setContent)} />
        </label>
      </p>
      <Input.TextArea rows={10} value={content} onChange={(e) => setContent(e.target.value)} aria-label={words.table} spellCheck={false} data-testid="import-text" />
    </Modal>
  );
}
