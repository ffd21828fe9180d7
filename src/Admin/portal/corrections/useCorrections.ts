import { bodyOf, useApi, useMay, type Schemas } from '@switchboard/shared';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { usePages, type PageOf } from '../frame/usePages';

export type Correction = Schemas['IntentCorrection'];
export type CorrectionState = Correction['state'];
export type Approved = Schemas['CorrectionsApproved'];

export interface Approval {
  id: string;
  text?: string;
  intentId?: string;
  move?: boolean;
}

const CORRECTIONS = ['intent-corrections'] as const;

/** The navigation counts no further: whoever has so many knows enough. */
export const MOST_COUNTED = 100;

const COUNT_AGAIN = 60_000;

/** Oldest first while they wait, newest first afterwards. */
export function useCorrections(state: CorrectionState, toIntentId: string | null) {
  const api = useApi();
  return usePages<Correction>([...CORRECTIONS, state, toIntentId], (after, signal) => {
    const query = { state, limit: 50, sort: state === 'proposed' ? 'createdAt' : '-createdAt', ...(toIntentId ? { toIntentId } : {}), ...(after ? { after } : {}) } as const;
    return bodyOf(api.GET('/intent-corrections', { params: { query }, signal })) as Promise<PageOf<Correction>>;
  });
}

/** How many wait for somebody who may decide. */
export function useOpenCorrections(): number {
  const api = useApi();
  const may = useMay();
  const { data = 0 } = useQuery({
    queryKey: [...CORRECTIONS, 'open'],
    enabled: may('models:review'),
    refetchInterval: COUNT_AGAIN,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/intent-corrections', { params: { query: { state: 'proposed', limit: MOST_COUNTED } }, signal }))).items.length,
  });
  return data;
}

export function useReview() {
  const api = useApi();
  const queries = useQueryClient();
  const onSuccess = async () => {
    await queries.invalidateQueries({ queryKey: CORRECTIONS });
    await queries.invalidateQueries({ queryKey: ['intents'] });
  };
  return {
    approve: useMutation({ mutationFn: ({ id, ...body }: Approval) => bodyOf(api.POST('/intent-corrections/{id}/approve', { params: { path: { id } }, body })), onSuccess }),
    approveMany: useMutation({ mutationFn: (ids: string[]) => bodyOf(api.POST('/intent-corrections/approve', { body: { ids } })) as Promise<Approved>, onSuccess }),
    reject: useMutation({
      mutationFn: ({ id, reason }: { id: string; reason: string }) => bodyOf(api.POST('/intent-corrections/{id}/reject', { params: { path: { id } }, body: { reason } })),
      onSuccess,
    }),
  };
}
