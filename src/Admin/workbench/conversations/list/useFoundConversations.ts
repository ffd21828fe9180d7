import { useInfiniteQuery } from '@tanstack/react-query';
import { bodyOf, useApi } from '@switchboard/shared';
import { useEffect, useState } from 'react';
import { useWorkplace } from '../../desk/WorkplaceContext';
import type { View } from './views';

const PAUSE_MS = 250;

/** Conversations of a view that match words, asked once the typing pauses. What is found becomes known, so that news keep it fresh. */
export function useFoundConversations(view: View, words: string) {
  const api = useApi();
  const { lists } = useWorkplace();
  const search = usePaused(words.trim());
  return useInfiniteQuery({
    queryKey: ['conversations', 'search', view, search],
    enabled: search !== '',
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) => {
      const query = { view, search, ...(pageParam ? { after: pageParam } : {}) };
      const page = await bodyOf(api.GET('/conversations', { params: { query }, signal }));
      for (const conversation of page.items) lists.met(conversation);
      return { ids: page.items.map((c) => c.id), next: page.nextCursor };
    },
    getNextPageParam: (page) => page.next,
  });
}

function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}
