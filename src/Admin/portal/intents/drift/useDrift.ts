import { bodyOf, useApi, type Schemas } from '@switchboard/shared';
import { useQuery } from '@tanstack/react-query';
import type { Model } from '../useModels';

export type Drift = Schemas['IntentDrift'];

export function useDrift(id: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['intent-models', id, 'drift'],
    queryFn: ({ signal }) => bodyOf(api.GET('/intent-models/{id}/drift', { params: { path: { id } }, signal })) as Promise<Drift>,
  });
}

/** The live version, for whoever may look after it. */
export function useLiveModel(enabled: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: ['intent-models', 'live'],
    enabled,
    queryFn: async ({ signal }) => ((await bodyOf(api.GET('/intent-models', { params: { query: { live: true, limit: 1 } }, signal }))) as { items: Model[] }).items[0] ?? null,
  });
}
