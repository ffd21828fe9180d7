import { useWords } from '@switchboard/shared';
import { Table, type TableColumnsType } from 'antd';
import { intentWords } from './intents.words';
import { percent } from './lines';
import type { Model } from './useModels';

type Class = Model['classes'][number];

/** Each intent by itself, and for which others it was taken. */
export function ModelJudgements({ model }: { model: Model }) {
  const words = useWords(intentWords);
  const mistakes = (name: string) => model.judgements.filter((j) => j.actual === name && j.predicted !== name);
  const columns: TableColumnsType<Class> = [
    { key: 'name', title: words.name, render: (_, c) => c.name },
    { key: 'support', title: words.support, render: (_, c) => c.support },
    { key: 'precision', title: words.precision, render: (_, c) => percent(c.precision) },
    { key: 'recall', title: words.recall, render: (_, c) => percent(c.recall) },
    { key: 'f1', title: 'F1', render: (_, c) => percent(c.f1) },
    {
      key: 'mistakes',
      title: words.takenFor,
      render: (_, c) =>
        mistakes(c.name)
          .map((j) => `${j.predicted} ×${j.count}`)
          .join(', ') || '–',
    },
  ];
  return (
    <section className="gap">
      <h2>{words.judgements}</h2>
      <Table<Class> aria-label={words.judgements} dataSource={model.classes} rowKey={(c) => c.intentId} columns={columns} pagination={false} size="middle" scroll={{ x: 'max-content' }} />
    </section>
  );
}
