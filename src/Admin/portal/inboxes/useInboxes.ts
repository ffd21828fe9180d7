import { bodyOf, useApi, useMay, type Inbox, type Plugin, type Schemas } from '@switchboard/shared';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { usePages, type PageOf } from '../frame/usePages';

export const INBOXES = ['inboxes'] as const;

const LOOK_AGAIN = 5_000;

/** The one channel whose customers are on a site of the company's own. */
export const WEB_CHAT = 'web-chat';

export function useInboxes() {
  const api = useApi();
  return usePages<Inbox>([...INBOXES, 'list'], (after, signal) =>
    bodyOf(api.GET('/inboxes', { params: { query: { limit: 100, sort: 'name', ...(after ? { after } : {}) } }, signal })) as Promise<PageOf<Inbox>>,
  );
}

export function useInbox(id: string) {
  const api = useApi();
  return useQuery({
    queryKey: [...INBOXES, id],
    queryFn: ({ signal }) => bodyOf(api.GET('/inboxes/{id}', { params: { path: { id } }, signal })) as Promise<Inbox>,
    // A connection opens and breaks while somebody looks on.
    refetchInterval: (query) => (query.state.data?.streams === true ? LOOK_AGAIN : false),
  });
}

/** Whether a plugin is still at articles. */
const isBusy = ({ vectors }: Plugin) => vectors !== null && vectors.made < vectors.of && vectors.trouble === null;

/** The host's plugins; null for a role that does not see them. */
export function usePlugins() {
  const api = useApi();
  const may = useMay();
  const query = useQuery({
    queryKey: ['plugins'],
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/plugins', { signal })))?.items ?? [],
    enabled: may('plugins:read'),
    refetchInterval: (now) => (now.state.data?.some(isBusy) ? LOOK_AGAIN : false),
  });
  return { ...query, plugins: may('plugins:read') ? (query.data ?? null) : null };
}

export interface InboxChange {
  name?: string;
  enabled?: boolean;
  settings?: Record<string, string>;
}

export function useChangeInbox(id: string) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: InboxChange) => bodyOf(api.PUT('/inboxes/{id}', { params: { path: { id } }, body })) as Promise<Inbox>,
    onSuccess: (inbox) => {
      queries.setQueryData([...INBOXES, id], inbox);
      return queries.invalidateQueries({ queryKey: [...INBOXES, 'list'] });
    },
  });
}

export function useSetAccess(id: string) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { memberIds: string[]; teamIds: string[] }) => bodyOf(api.PUT('/inboxes/{id}/access', { params: { path: { id } }, body })) as Promise<Inbox>,
    onSuccess: (inbox) => {
      queries.setQueryData([...INBOXES, id], inbox);
      return queries.invalidateQueries({ queryKey: [...INBOXES, 'list'] });
    },
  });
}

export function useCreateInbox() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; channel: string; settings: Record<string, string> }) => bodyOf(api.POST('/inboxes', { body })) as Promise<Inbox>,
    onSuccess: () => queries.invalidateQueries({ queryKey: INBOXES }),
  });
}

export function useCheckInbox(id: string) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => bodyOf(api.POST('/inboxes/{id}/check', { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: [...INBOXES, id] }),
  });
}

export function useRenewSecret(id: string) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => bodyOf(api.POST('/inboxes/{id}/identity-secret', { params: { path: { id } } })) as Promise<Schemas['RenewIdentitySecretOutput']>,
    onSuccess: () => queries.invalidateQueries({ queryKey: INBOXES }),
  });
}
