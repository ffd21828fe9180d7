import { useWords } from '@switchboard/shared';
import { Button, Tag, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { frameWords } from '../frame/frame.words';
import { PagedTable } from '../frame/PagedTable';
import { PageHead } from '../frame/PageHead';
import { useAsk } from '../frame/useAsk';
import { useIntents } from '../intents/useIntents';
import { RuleForm } from './RuleForm';
import { suggestionWords } from './suggestions.words';
import { TryRules } from './TryRules';
import { useRuleActions, useRules, type Rule } from './useRules';

/** Replies that agents are offered, and when. */
export function SuggestionsPage() {
  const words = useWords(suggestionWords);
  const frame = useWords(frameWords);
  const rules = useRules();
  const { remove } = useRuleActions();
  const [edited, setEdited] = useState<Rule | 'new' | null>(null);

  const ask = useAsk();
  const askRemove = (rule: Rule) =>
    ask({
      title: words.deleteSure(rule.name),
      okText: words.delete,
      act: () => remove.mutateAsync(rule.id),
      done: words.deleted,
    });
  const columns: TableColumnsType<Rule> = [
    {
      key: 'name',
      title: words.name,
      render: (_, r) => (
        <span className="person">
          {r.name}
          <small>{r.reply}</small>
        </span>
      ),
    },
    { key: 'when', title: words.when, render: (_, r) => <Conditions rule={r} /> },
    { key: 'priority', title: words.priority, dataIndex: 'priority' },
    { key: 'state', title: words.state, render: (_, r) => <Tag color={r.active ? 'success' : 'default'}>{r.active ? words.on : words.off}</Tag> },
    {
      key: 'actions',
      title: frame.actions,
      render: (_, r) => (
        <>
          <Button size="small" onClick={() => setEdited(r)} aria-label={words.changeOf(r.name)}>
            {words.change}
          </Button>{' '}
          <Button size="small" danger onClick={() => askRemove(r)} aria-label={words.deleteOf(r.name)}>
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
          <Button type="primary" onClick={() => setEdited('new')} data-testid="new-rule">
            {words.add}
          </Button>
        }
      >
        {words.about}
      </PageHead>
      <PagedTable label={words.title} pages={rules} rows={rules.items} rowKey={(r) => r.id} columns={columns} empty={words.empty} />
      <TryRules />
      {edited && <RuleForm rule={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </>
  );
}

function Conditions({ rule: r }: { rule: Rule }) {
  const words = useWords(suggestionWords);
  const intents = useIntents();
  const own = intents.items.filter((i) => r.intentIds.includes(i.id)).map((i) => i.name);
  return (
    <span className="tags">
      {[...r.keywords, ...own, ...r.builtInIntents].map((value) => (
        <Tag key={value}>{value}</Tag>
      ))}
      {r.mood && <Tag>{words.moods[r.mood]}</Tag>}
      {r.urgency && <Tag>{`${words.urgency}: ${words.urgencies[r.urgency]}`}</Tag>}
      {r.language && <Tag>{words.languages[r.language as 'en' | 'zh-CN']}</Tag>}
    </span>
  );
}
