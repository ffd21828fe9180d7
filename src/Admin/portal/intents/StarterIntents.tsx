import { Refused, useLanguage, useWords } from '@switchboard/shared';
import { App, Form, Modal, Select } from 'antd';
import { useState } from 'react';
import { frameWords } from '../frame/frame.words';
import { intentWords } from './intents.words';
import { useIntentActions, type Trade } from './useIntents';

const TRADES: Trade[] = ['customer-service', 'banking', 'e-commerce'];

export function StarterIntents({ onClose }: { onClose: () => void }) {
  const words = useWords(intentWords);
  const frame = useWords(frameWords);
  const { language } = useLanguage();
  const { message } = App.useApp();
  const [trade, setTrade] = useState<Trade>('customer-service');
  const [texts, setTexts] = useState<'en' | 'zh-CN'>(language);
  const { takeStarter } = useIntentActions();
  const take = () =>
    takeStarter.mutate(
      { trade, language: texts },
      {
        onSuccess: (came) => {
          void message.success(words.imported(came.intents, came.added, came.skipped));
          onClose();
        },
      },
    );
  return (
    <Modal open title={words.starter} okText={words.copy} cancelText={frame.cancel} confirmLoading={takeStarter.isPending} onOk={take} onCancel={onClose}>
      {takeStarter.isError && <Refused error={takeStarter.error} />}
      <p>{words.starterHint}</p>
      <Form layout="vertical">
        <Form.Item label={words.trade} htmlFor="starter-trade">
          <Select<Trade> id="starter-trade" value={trade} onChange={setTrade} options={TRADES.map((t) => ({ value: t, label: words.trades[t] }))} />
        </Form.Item>
        <Form.Item label={words.textLanguage} htmlFor="starter-language">
          <Select<'en' | 'zh-CN'>
            id="starter-language"
            value={texts}
            onChange={setTexts}
            options={[
              { value: 'zh-CN', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
