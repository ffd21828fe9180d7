import { bodyOf, useApi, useLanguage, useMay, useWords, type Schemas } from '@switchboard/shared';
import { Button, Input, Select, type TableColumnsType } from 'antd';
import { useSearchParams } from 'react-router';
import { moment } from '../frame/dates';
import { PagedTable } from '../frame/PagedTable';
import { PageHead } from '../frame/PageHead';
import { usePages, type PageOf } from '../frame/usePages';
import { useEverybody } from '../members/useMembers';
import { auditWords } from './audit.words';
import { isId, saidVerb } from './verbs';

type Entry = Schemas['Audit'];

/** The filter stands in the address, so that what somebody found can be sent to somebody else. */
function useEntries(verb: string, actorId: string, targetId: string) {
  const api = useApi();
  const asked = { ...(verb ? { verb } : {}), ...(actorId ? { actorId } : {}), ...(isId(targetId) ? { targetId } : {}) };
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
  const entries = useEntries(verb, actor, target);
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
      <PageHead title={words.title}>{words.about}</PageHead>
      <div className="filters" role="search">
        <Select aria-label={words.action} value={verb} onChange={(v) => set('verb', v)} options={[{ value: '', label: words.anyAction }, ...Object.entries(verbs).map(([value, label]) => ({ value, label }))]} showSearch={{ optionFilterProp: 'label' }} />
        {may('members:read') && (
          <Select aria-label={words.actor} value={actor} onChange={(v) => set('actor', v)} options={[{ value: '', label: words.anyone }, ...(everybody.data ?? []).map((m) => ({ value: m.id, label: m.name }))]} showSearch={{ optionFilterProp: 'label' }} />
        )}
        <Input allowClear aria-label={words.targetFilter} placeholder={words.targetFilter} value={target} status={badId ? 'error' : ''} onChange={(e) => set('target', e.target.value.trim())} />
        {badId && <span role="alert">{words.badId}</span>}
      </div>
      <PagedTable label={words.title} pages={entries} rows={entries.items} rowKey={(e) => e.id} columns={columns} empty={words.empty} />
    </>
  );
}
