import { bodyOf, useApi, useLanguage, useMay, useWords, type Schemas } from '@switchboard/shared';
import { Button, Input, Select, type TableColumnsType } from 'antd';
import { useSearchParams } from 'react-router';
import { moment } from '../frame/dates';
import { PagedTable } from '../frame/PagedTable';
import { PageHead } from '../frame/PageHead';
import { usePages, type PageOf } from '../frame/usePages';
import { useEverybody } from '../members/useMembers';
import { auditWords } from './audit.words';
import { EntryDetails } from './EntryDetails';
import { ExportButtons } from './ExportButtons';
import { endOfDay, isId, saidVerb, startOf } from './verbs';

type Entry = Schemas['Audit'];

/** The filter stands in the address, so that what somebody found can be sent to somebody else. */
function useEntries(asked: Readonly<Record<string, string>>) {
  const api = useApi();
  return usePages<Entry>(['audit-log', asked], (after, signal) =>
    bodyOf(api.GET('/audit-log', { params: { query: { limit: 50, ...asked, ...(after ? { after } : {}) } }, signal })) as Promise<PageOf<Entry>>,
  );
}

export function AuditPage() {
  const words = useWords(auditWords);
  const { language } = useLanguage();
  const may = useMay();
  const [query, setQuery] = useSearchParams();
  const [verb, actor, target] = [query.get('verb') ?? '', query.get('actor') ?? '', query.get('target') ?? ''];
  const [from, until] = [query.get('from') ?? '', query.get('until') ?? ''];
  const asked = { ...(verb ? { verb } : {}), ...(actor ? { actorId: actor } : {}), ...(isId(target) ? { targetId: target } : {}), ...(from ? { from: startOf(from) } : {}), ...(until ? { until: endOfDay(until) } : {}) };
  const entries = useEntries(asked);
  const everybody = useEverybody();
  const verbs: Readonly<Record<string, string>> = words.verbs;
  const kinds: Readonly<Record<string, string>> = words.kinds;

  const set = (name: string, value: string) =>
    setQuery(
      (before) => {
        if (value) before.set(name, value);
        else before.delete(name);
        return before;
      },
      { replace: true },
    );
  const badId = target !== '' && !isId(target);
  const columns: TableColumnsType<Entry> = [
    { key: 'at', title: words.at, render: (_, e) => <time dateTime={e.at}>{moment(e.at, language)}</time> },
    {
      key: 'actor',
      title: words.actor,
      render: (_, e) => (
        <span className="person">
          <b>{e.actorName}</b>
          <small>{kinds[e.actorKind] ?? e.actorKind}</small>
        </span>
      ),
    },
    {
      key: 'action',
      title: words.action,
      render: (_, e) => (
        <span className="person">
          {saidVerb(e.verb, verbs)}
          <small>
            <code>{e.verb}</code>
          </small>
        </span>
      ),
    },
    {
      key: 'target',
      title: words.target,
      render: (_, e) =>
        e.targetId && (
          <Button type="link" size="small" className="id" title={words.onlyThis} onClick={() => set('target', e.targetId ?? '')}>
            {e.targetId}
          </Button>
        ),
    },
  ];
  return (
    <>
      <PageHead title={words.title} actions={<ExportButtons filter={asked} />}>{words.about}</PageHead>
      <div className="filters" role="search">
        <Select aria-label={words.action} value={verb} onChange={(v) => set('verb', v)} options={[{ value: '', label: words.anyAction }, ...Object.entries(verbs).map(([value, label]) => ({ value, label }))]} showSearch={{ optionFilterProp: 'label' }} />
        {may('members:read') && (
          <Select aria-label={words.actor} value={actor} onChange={(v) => set('actor', v)} options={[{ value: '', label: words.anyone }, ...(everybody.data ?? []).map((m) => ({ value: m.id, label: m.name }))]} showSearch={{ optionFilterProp: 'label' }} />
        )}
        <Input allowClear aria-label={words.targetFilter} placeholder={words.targetFilter} value={target} status={badId ? 'error' : ''} onChange={(e) => set('target', e.target.value.trim())} />
        <label className="audit-day">
          {words.from} <input type="date" value={from} max={until || undefined} onChange={(e) => set('from', e.target.value)} />
        </label>
        <label className="audit-day">
          {words.until} <input type="date" value={until} min={from || undefined} onChange={(e) => set('until', e.target.value)} />
        </label>
        {badId && <span role="alert">{words.badId}</span>}
      </div>
      <PagedTable label={words.title} pages={entries} rows={entries.items} rowKey={(e) => e.id} columns={columns} empty={words.empty} expandable={{ expandedRowRender: (e) => <EntryDetails entry={e} /> }} />
    </>
  );
}
