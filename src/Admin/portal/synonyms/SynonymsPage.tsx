import { useLanguage, useWords } from '@switchboard/shared';
import { Button, Tag, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { day } from '../frame/dates';
import { frameWords } from '../frame/frame.words';
import { PagedTable } from '../frame/PagedTable';
import { PageHead } from '../frame/PageHead';
import { useAsk } from '../frame/useAsk';
import { SynonymForm } from './SynonymForm';
import { synonymWords } from './synonyms.words';
import { useDeleteSynonyms, useSynonyms, type SynonymGroup } from './useSynonyms';

/** Words that mean the same to this company. */
export function SynonymsPage() {
  const words = useWords(synonymWords);
  const frame = useWords(frameWords);
  const { language } = useLanguage();
  const groups = useSynonyms();
  const remove = useDeleteSynonyms();
  const [edited, setEdited] = useState<SynonymGroup | 'new' | null>(null);

  const ask = useAsk();
  const askRemove = (group: SynonymGroup) =>
    ask({
      title: words.deleteSure,
      content: group.words.join(' · '),
      okText: words.delete,
      act: () => remove.mutateAsync(group.id),
      done: words.deleted,
    });
  const columns: TableColumnsType<SynonymGroup> = [
    { key: 'words', title: words.words, render: (_, g) => <span className="tags">{g.words.map((w) => <Tag key={w}>{w}</Tag>)}</span> },
    { key: 'updated', title: words.updated, render: (_, g) => day(g.updatedAt, language) },
    {
      key: 'actions',
      title: frame.actions,
      render: (_, g) => (
        <>
          <Button size="small" onClick={() => setEdited(g)} aria-label={words.changeOf(g.words.join(', '))}>
            {words.change}
          </Button>{' '}
          <Button size="small" danger onClick={() => askRemove(g)} aria-label={words.deleteOf(g.words.join(', '))}>
            {words.delete}
          </Button>
        </>
      ),
    },
  ];
  return (
    <>
      <PageHead
        title={words.title}
        actions={
          <Button type="primary" onClick={() => setEdited('new')} data-testid="new-synonyms">
            {words.add}
          </Button>
        }
      >
        {words.about}
      </PageHead>
      <PagedTable label={words.title} pages={groups} rows={groups.items} rowKey={(g) => g.id} columns={columns} empty={words.empty} />
      {edited && <SynonymForm group={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </>
  );
}
