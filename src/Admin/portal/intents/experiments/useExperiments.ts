import { bodyOf, useApi, type Schemas } from '@switchboard/shared';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { usePages, type PageOf } from '../../frame/usePages';

export type Experiment = Schemas['IntentExperiment'];
export type Outcome = Schemas['ExperimentOutcome'];
export type Arm = Outcome['live'];
export type Difference = NonNullable<Outcome['agreement']>['differences'][number];
export type Place = Schemas['DifferencePlace'];
export type Mode = Experiment['mode'];

const EXPERIMENTS = ['intent-experiments'] as const;

export function useExperiments() {
  const api = useApi();
  return usePages<Experiment>(
    [...EXPERIMENTS, 'list'],
    (after, signal) => bodyOf(api.GET('/intent-experiments', { params: { query: { limit: 20, ...(after ? { after } : {}) } }, signal })) as Promise<PageOf<Experiment>>,
  );
}

export function useExperiment(id: string) {
  const api = useApi();
  return useQuery({
    queryKey: [...EXPERIMENTS, id],
    queryFn: ({ signal }) => bodyOf(api.GET('/intent-experiments/{id}', { params: { path: { id } }, signal })) as Promise<Experiment>,
  });
}

export function useOutcome(id: string) {
  const api = useApi();
  return useQuery({
    queryKey: [...EXPERIMENTS, id, 'outcome'],
    queryFn: ({ signal }) => bodyOf(api.GET('/intent-experiments/{id}/outcome', { params: { path: { id } }, signal })) as Promise<Outcome>,
  });
}

export function usePlaces(id: string, pair: Difference) {
  const api = useApi();
  const { liveIntentId, challengerIntentId } = pair;
  return useQuery({
    queryKey: [...EXPERIMENTS, id, 'differences', liveIntentId, challengerIntentId],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/intent-experiments/{id}/differences', { params: { path: { id }, query: { liveIntentId, challengerIntentId } }, signal })) as Promise<{ items: Place[] }>,
  });
}

export function useExperimentActions() {
  const api = useApi();
  const queries = useQueryClient();
  const onSuccess = () => Promise.all([queries.invalidateQueries({ queryKey: EXPERIMENTS }), queries.invalidateQueries({ queryKey: ['intent-models'] })]);
  return {
    start: useMutation({
      mutationFn: (body: { challengerId: string; mode: Mode; share: number }) => bodyOf(api.POST('/intent-experiments', { body })) as Promise<Experiment>,
      onSuccess,
    }),
    end: useMutation({
      mutationFn: ({ id, winner }: { id: string; winner: 'live' | 'challenger' }) => bodyOf(api.POST('/intent-experiments/{id}/end', { params: { path: { id } }, body: { winner } })) as Promise<Experiment>,
      onSuccess,
    }),
  };
}
