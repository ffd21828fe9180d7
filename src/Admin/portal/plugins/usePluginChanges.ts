import { bodyOf, useApi, type Plugin } from '@switchboard/shared';
import { useMutation, useQueryClient } from '@tanstack/react-query';

export function useConfigurePlugin(id: string) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (settings: Record<string, string>) => bodyOf(api.PUT('/plugins/{id}/settings', { params: { path: { id } }, body: { settings } })) as Promise<Plugin>,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['plugins'] }),
  });
}

export function useSwitchPlugin(id: string) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (enabled: boolean) => {
      const params = { path: { id } };
      return bodyOf(enabled ? api.POST('/plugins/{id}/enable', { params }) : api.POST('/plugins/{id}/disable', { params })) as Promise<Plugin>;
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['plugins'] }),
  });
}
