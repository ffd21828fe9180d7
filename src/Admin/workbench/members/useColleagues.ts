import { useQuery } from '@tanstack/react-query';
import { bodyOf, useApi, type Member, type Team } from '@switchboard/shared';

interface Colleagues {
  members: readonly Member[];
  teams: readonly Team[];
}

const NOBODY: Colleagues = { members: [], teams: [] };

/** Everyone a conversation can be given to; asked anew each time, because how busy they are changes. */
export function useColleagues() {
  const api = useApi();
  const query = useQuery({
    queryKey: ['colleagues'],
    staleTime: 0,
    queryFn: async ({ signal }): Promise<Colleagues> => {
      const [members, teams] = await Promise.all([
        bodyOf(api.GET('/members', { params: { query: { limit: 100, sort: 'name' } }, signal })),
        bodyOf(api.GET('/teams', { params: { query: { limit: 100 } }, signal })),
      ]);
      return { members: members.items, teams: teams.items };
    },
  });
  return { ...(query.data ?? NOBODY), isPending: query.isPending, error: query.error, refetch: query.refetch };
}
