import { useInfiniteQuery, type QueryKey } from '@tanstack/react-query';

export interface PageOf<T> {
  items: T[];
  nextCursor: string | null;
}

/** A list of the API, page after page; read again every so many milliseconds where that is given. */
export function usePages<T>(key: QueryKey, read: (after: string | undefined, signal: AbortSignal) => Promise<PageOf<T>>, lookAgain: number | false = false) {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: (before) => before,
    refetchInterval: lookAgain,
  });
  return { ...query, items: query.data?.pages.flatMap((p) => p.items) ?? [] };
}

export type Pages<T> = ReturnType<typeof usePages<T>>;
