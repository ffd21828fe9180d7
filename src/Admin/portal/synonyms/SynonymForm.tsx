import { Refused, useWords } from '@switchboard/shared';
import { App, Form, Modal, Select } from 'antd';
import { frameWords } from '../frame/frame.words';
import { useSubmit } from '../frame/useSubmit';
import { synonymWords } from './synonyms.words';
import { useSaveSynonyms, type SynonymGroup } from './useSynonyms';

interface Fields {
  words: string[];
}

export function SynonymForm({ group, onClose }: { group: SynonymGroup | null; onClose: () => void }) {
  const words = useWords(synonymWords);
  const frame = useWords(frameWords);
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const save = useSaveSynonyms();
  const { busy, refusal, submit } = useSubmit<Fields>(form, ['words'], async (fields) => {
    await save.mutateAsync({ id: group?.id ?? null, words: fields.words });
    void message.success(group ? frame.saved : words.made);
    onClose();
  });
  return (
    <Modal open title={group ? words.change : words.add} onCancel={onClose} onOk={() => form.submit()} okText={frame.save} cancelText={frame.cancel} confirmLoading={busy} okButtonProps={{ 'data-testid': 'save-synonyms' }}>
      <Form<Fields> form={form} layout="vertical" requiredMark={false} initialValues={{ words: group?.words ?? [] }} onFinish={(v) => void submit(v)}>
        {refusal !== null && <Refused error={refusal} />}
        <Form.Item name="words" label={words.words} extra={words.wordsHint} rules={[{ type: 'array', min: 2, message: words.tooFew }]}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，', '、', ';', '\n']} maxCount={20} data-testid="synonym-words" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
