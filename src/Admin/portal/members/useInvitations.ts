import { bodyOf, useApi, type Schemas } from '@switchboard/shared';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { usePages, type PageOf } from '../frame/usePages';
import type { MemberRole } from './useMembers';

export type Invitation = Schemas['Invitation'];

export interface NewInvitation {
  name: string;
  email: string;
  role: MemberRole;
  customRoleId?: string;
}

export function useInvitations() {
  const api = useApi();
  return usePages<Invitation>(['invitations'], (after, signal) =>
    bodyOf(api.GET('/invitations', { params: { query: { limit: 50, ...(after ? { after } : {}) } }, signal })) as Promise<PageOf<Invitation>>,
  );
}

export function useInvite() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: NewInvitation) => bodyOf(api.POST('/invitations', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['invitations'] }),
  });
}

export function useInvitationActs() {
  const api = useApi();
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['invitations'] });
  const again = useMutation({ mutationFn: (id: string) => bodyOf(api.POST('/invitations/{id}/resend', { params: { path: { id } } })), onSuccess });
  const revoke = useMutation({
    mutationFn: async (id: string) => {
      await api.DELETE('/invitations/{id}', { params: { path: { id } } });
    },
    onSuccess,
  });
  return { again, revoke };
}
