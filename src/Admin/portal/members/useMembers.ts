import { bodyOf, useApi, type Member, type Schemas, type Team } from '@switchboard/shared';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { usePages, type PageOf } from '../frame/usePages';

export type MemberRole = Member['role'];

export interface MemberFilter {
  search: string;
  role: MemberRole | null;
  active: boolean | null;
}

export function useMembers({ search, role, active }: MemberFilter) {
  const api = useApi();
  const asked = { ...(search ? { search } : {}), ...(role ? { role } : {}), ...(active === null ? {} : { active }) };
  return usePages<Member>(['members', asked], (after, signal) =>
    bodyOf(api.GET('/members', { params: { query: { limit: 50, ...asked, ...(after ? { after } : {}) } }, signal })) as Promise<PageOf<Member>>,
  );
}

/** Everybody, for choosing people; a company with more than a few hundred chooses by searching the list of members. */
export function useEverybody() {
  const api = useApi();
  return useQuery({
    queryKey: ['members', 'everybody'],
    queryFn: async ({ signal }) => {
      const all: Member[] = [];
      let after: string | undefined;
      do {
        const page = (await bodyOf(api.GET('/members', { params: { query: { limit: 100, ...(after ? { after } : {}) } }, signal }))) as PageOf<Member>;
        all.push(...page.items);
        after = page.nextCursor ?? undefined;
      } while (after && all.length < 1000);
      return all;
    },
  });
}

export interface NewMember {
  name: string;
  email: string;
  role: MemberRole;
  customRoleId?: string;
  password: string;
  capacity: number;
}

export function useAddMember() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: NewMember) => bodyOf(api.POST('/members', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['members'] }),
  });
}

export interface MemberChange {
  name?: string;
  role?: MemberRole;
  capacity?: number;
  active?: boolean;
  customRoleId?: string;
  reassignToMemberId?: string;
  reassignToTeamId?: string;
}

export function useTransferOwnership() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => bodyOf(api.POST('/members/{id}/owner', { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['members'] }),
  });
}

export function useChangeMember() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: MemberChange & { id: string }) => bodyOf(api.PATCH('/members/{id}', { params: { path: { id } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['members'] }),
  });
}

export function useTeams() {
  const api = useApi();
  return usePages<Team>(['teams'], (after, signal) => bodyOf(api.GET('/teams', { params: { query: { limit: 100, ...(after ? { after } : {}) } }, signal })) as Promise<PageOf<Team>>);
}

export function useSaveTeam() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: string | null; name: string; memberIds: string[] }) =>
      bodyOf(id === null ? api.POST('/teams', { body }) : api.PUT('/teams/{id}', { params: { path: { id } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['teams'] }),
  });
}

export type ApiKey = Schemas['ApiKey'];

export function useApiKeys() {
  const api = useApi();
  return usePages<ApiKey>(['api-keys'], (after, signal) => bodyOf(api.GET('/api-keys', { params: { query: { limit: 50, ...(after ? { after } : {}) } }, signal })) as Promise<PageOf<ApiKey>>);
}

export function useCreateKey() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; role: MemberRole; expiresAt: string | null; scopes: string[] | null; requestsPerMinute: number | null }) => bodyOf(api.POST('/api-keys', { body })) as Promise<Schemas['CreateApiKeyCreated']>,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['api-keys'] }),
  });
}

export function useRevokeKey() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => {
      await api.DELETE('/api-keys/{id}', { params: { path: { id } } });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['api-keys'] }),
  });
}
