import { bodyOf, useApi, type Schemas } from '@switchboard/shared';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { usePages, type PageOf } from '../frame/usePages';

export type Role = Schemas['Role'];
export type Permission = Schemas['Permission'];
export type Basis = Role['basis'];

/** Built-in roles and the company's own; they are few. */
export function useRoles() {
  const api = useApi();
  return usePages<Role>(['roles'], (after, signal) => bodyOf(api.GET('/roles', { params: { query: { limit: 100, sort: 'name', ...(after ? { after } : {}) } }, signal })) as Promise<PageOf<Role>>);
}

/** Everything that a role may grant, and whether it is ours to grant. */
export function usePermissions() {
  const api = useApi();
  return useQuery({
    queryKey: ['permissions'],
    queryFn: async ({ signal }) => ((await bodyOf(api.GET('/permissions', { signal }))) as { items: Permission[] }).items,
  });
}

export interface RoleFields {
  name: string;
  description: string;
  basis: Basis;
  permissions: string[];
}

export function useSaveRole() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: RoleFields & { id: string | null }) =>
      bodyOf(id === null ? api.POST('/roles', { body }) : api.PATCH('/roles/{id}', { params: { path: { id } }, body })) as Promise<Role>,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['roles'] }),
  });
}

export function useDeleteRole() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => {
      await api.DELETE('/roles/{id}', { params: { path: { id } } });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['roles'] }),
  });
}
