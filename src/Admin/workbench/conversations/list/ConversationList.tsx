import { InboxOutlined, SearchOutlined } from '@ant-design/icons';
import { Input, Skeleton, type InputRef } from 'antd';
import { Refused, useWords } from '@switchboard/shared';
import { useEffect, useImperativeHandle, useMemo, useRef, useState, type Ref } from 'react';
import { ConversationRow } from './ConversationRow';
import './list.css';
import { listWords } from './list.words';
import { useRoving } from './useRoving';
import { useRows } from './useRows';
import type { View } from './views';
import { ViewTabs } from './ViewTabs';

export interface ListHandle {
  move: (by: number) => void;
  search: () => void;
}

interface Props {
  view: View;
  selected: string | null;
  onView: (view: View) => void;
  onOpen: (id: string) => void;
  ref: Ref<ListHandle>;
}

export function ConversationList({ view, selected, onView, onOpen, ref }: Props) {
  const words = useWords(listWords);
  const [search, setSearch] = useState('');
  const searchBox = useRef<InputRef>(null);
  const { rows, loading, loadingMore, fault, hasMore, more, retry } = useRows(view, search);
  const ids = useMemo(() => rows.map((c) => c.id), [rows]);
  const { reachable, move, onKeyDown, onFocus, onBlur } = useRoving(ids, onOpen);
  useImperativeHandle(ref, () => ({ move, search: () => searchBox.current?.focus({ cursor: 'all' }) }), [move]);
  const nothing = search.trim() === '' ? view : 'search';

  return (
    <section className="list" aria-label={words.region} data-testid="conversation-list">
      <ViewTabs view={view} onChoose={onView} />
      <div className="list-search">
        <Input
          ref={searchBox}
          value={search}
          allowClear
          prefix={<SearchOutlined aria-hidden />}
          placeholder={words.search}
          aria-label={words.search}
          data-testid="search"
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && search === '') move(0);
            else if (event.key === 'Escape') setSearch('');
            else if (event.key === 'ArrowDown' || (event.key === 'Enter' && !event.nativeEvent.isComposing)) move(0);
          }}
        />
      </div>
      <div className="list-scroll">
        {fault !== undefined && fault !== null && <Refused error={fault} onRetry={retry} />}
        {loading && !fault && <Waiting label={words.loading} />}
        {!loading && !fault && rows.length === 0 && (
          <div className="list-empty" role="status">
            <InboxOutlined aria-hidden />
            <strong>{words.empty[nothing]}</strong>
            <span>{words.emptyHint[nothing]}</span>
          </div>
        )}
        {rows.length > 0 && (
          <ul role="listbox" aria-label={words.views[view]} className="rows" onBlur={onBlur}>
            {rows.map((c) => (
              <ConversationRow
                key={c.id}
                conversation={c}
                selected={c.id === selected}
                reachable={c.id === reachable}
                onOpen={onOpen}
                onKeyDown={onKeyDown}
                onFocus={onFocus}
              />
            ))}
          </ul>
        )}
        {hasMore && <MoreRows key={`${view}/${rows.length}`} busy={loadingMore} label={words.loadingMore} onReached={more} />}
      </div>
    </section>
  );
}

/** Asks for the next page when it comes near the visible part. */
function MoreRows({ busy, label, onReached }: { busy: boolean; label: string; onReached: () => void }) {
  const mark = useRef<HTMLDivElement>(null);
  const reached = useRef(onReached);
  useEffect(() => {
    reached.current = onReached;
  });
  useEffect(() => {
    if (!mark.current) return;
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && reached.current(), { rootMargin: '400px' });
    watch.observe(mark.current);
    return () => watch.disconnect();
  }, []);
  return (
    <div ref={mark} className="list-more" role={busy ? 'status' : undefined}>
      {busy ? label : ' '}
    </div>
  );
}

function Waiting({ label }: { label: string }) {
  return (
    <div className="list-waiting" role="status" aria-label={label}>
      {[0, 1, 2, 3, 4].map((i) => (
        <Skeleton key={i} avatar active title={{ width: '50%' }} paragraph={{ rows: 1 }} />
      ))}
    </div>
  );
}
