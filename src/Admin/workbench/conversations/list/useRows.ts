import type { Conversation } from '@switchboard/shared';
import { useMemo } from 'react';
import { useStore } from '../../desk/store';
import { useWorkplace } from '../../desk/WorkplaceContext';
import { rowsOf } from './book';
import { useFoundConversations } from './useFoundConversations';
import type { View } from './views';

interface Rows {
  rows: readonly Conversation[];
  loading: boolean;
  loadingMore: boolean;
  fault: unknown;
  hasMore: boolean;
  more: () => void;
  retry: () => void;
}

/** The rows to show: the view, or what a search found in it. */
export function useRows(view: View, words: string): Rows {
  const { lists, me } = useWorkplace();
  const book = useStore(lists.book, (b) => b);
  const { busy, faults } = useStore(lists.loading, (l) => l);
  const found = useFoundConversations(view, words);
  const listed = useMemo(() => rowsOf(book, view, me), [book, view, me]);
  const matches = useMemo(
    () => (found.data?.pages ?? []).flatMap((page) => page.ids).flatMap((id) => book.entries.get(id)?.conversation ?? []),
    [found.data, book],
  );
  if (words.trim() !== '')
    return {
      rows: matches,
      loading: found.isPending,
      loadingMore: found.isFetchingNextPage,
      fault: found.error,
      hasMore: found.hasNextPage,
      more: () => void found.fetchNextPage(),
      retry: () => void found.refetch(),
    };
  const shelf = book.shelves[view];
  return {
    rows: listed,
    loading: !shelf.loaded && faults[view] === undefined,
    loadingMore: shelf.loaded && busy.has(view) && shelf.cursor !== null,
    fault: listed.length === 0 ? faults[view] : undefined,
    hasMore: shelf.cursor !== null,
    more: () => void lists.more(view),
    retry: () => void lists.load(view),
  };
}
