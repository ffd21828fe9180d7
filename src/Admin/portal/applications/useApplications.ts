import { bodyOf, useApi, type Schemas } from '@switchboard/shared';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { usePages, type PageOf } from '../frame/usePages';
import type { MemberRole } from '../members/useMembers';

export type Application = Schemas['OAuthClient'];
export type ApplicationSecret = Schemas['OAuthClientSecret'];
export type GrantType = 'authorization-code' | 'client-credentials' | 'device-code';

export interface ApplicationFields {
  name: string;
  confidential: boolean;
  thirdParty: boolean;
  grantTypes: GrantType[];
  scopes: string[];
  role: MemberRole;
  redirectUris: string;
  postLogoutRedirectUris: string;
}

const KEY = ['oauth-clients'];

/** One address a line. */
const lines = (text: string): string[] => text.split('\n').map((l) => l.trim()).filter((l) => l !== '');

const bodyFor = ({ name, thirdParty, scopes, role, redirectUris, postLogoutRedirectUris, grantTypes }: ApplicationFields) => ({
  name: name.trim(),
  thirdParty,
  scopes,
  role,
  grantTypes,
  redirectUris: grantTypes.includes('authorization-code') ? lines(redirectUris) : [],
  postLogoutRedirectUris: lines(postLogoutRedirectUris),
});

export function useApplications() {
  const api = useApi();
  return usePages<Application>(KEY, (after, signal) =>
    bodyOf(api.GET('/oauth-clients', { params: { query: { limit: 50, ...(after ? { after } : {}) } }, signal })) as Promise<PageOf<Application>>,
  );
}

export function useSecrets(clientId: string) {
  const api = useApi();
  return useQuery({
    queryKey: [...KEY, clientId, 'secrets'],
    queryFn: async ({ signal }) => ((await bodyOf(api.GET('/oauth-client-secrets', { params: { query: { limit: 10, clientId } }, signal }))) as PageOf<ApplicationSecret>).items,
  });
}

function useChange<A, R>(act: (api: ReturnType<typeof useApi>, argument: A) => Promise<R>) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({ mutationFn: (argument: A) => act(api, argument), onSuccess: () => queries.invalidateQueries({ queryKey: KEY }) });
}

export const useRegister = () =>
  useChange((api, fields: ApplicationFields) => bodyOf(api.POST('/oauth-clients', { body: { ...bodyFor(fields), confidential: fields.confidential } })) as Promise<Schemas['CreateOAuthClientRegistered']>);

export const useChangeApplication = () =>
  useChange(async (api, { id, fields }: { id: string; fields: ApplicationFields }) => {
    await bodyOf(api.PUT('/oauth-clients/{id}', { params: { path: { id } }, body: bodyFor(fields) }));
  });

export const useRemoveApplication = () =>
  useChange(async (api, id: string) => {
    await api.DELETE('/oauth-clients/{id}', { params: { path: { id } } });
  });

export const useAddSecret = () =>
  useChange((api, id: string) => bodyOf(api.POST('/oauth-clients/{id}/secrets', { params: { path: { id } } })) as Promise<Schemas['AddOAuthClientSecretMade']>);

export const useRevokeSecret = () =>
  useChange(async (api, { id, secretId }: { id: string; secretId: string }) => {
    await api.DELETE('/oauth-clients/{id}/secrets/{secretId}', { params: { path: { id, secretId } } });
  });
