import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api/ApiContext';
import { bodyOf } from '../api/createApi';
import type { Schemas } from '../api/types';
import { makePasskey } from '../session/passkey';
import { useSessionDoors } from '../session/SessionContext';

export type AccountSecurity = Schemas['AccountSecurity'];
export type Passkey = Schemas['Passkey'];
type Added = Schemas['SecondFactorAdded'];

const KEY = ['account-security'];

/** What protects the account, and how to change it. Each change ends in a renewed session. */
export function useAccountSecurity() {
  const api = useApi();
  const queries = useQueryClient();
  const { renew } = useSessionDoors();
  const state = useQuery({ queryKey: KEY, queryFn: ({ signal }) => bodyOf(api.GET('/account/security', { signal })) as Promise<AccountSecurity> });
  const changed = async <T>(change: Promise<T>): Promise<T> => {
    const answer = await change;
    const session = await bodyOf(api.GET('/session'));
    if (session) renew(session);
    await queries.invalidateQueries({ queryKey: KEY });
    return answer;
  };
  return {
    state,
    beginTotp: () => bodyOf(api.POST('/account/security/totp')) as Promise<Schemas['TotpSecret']>,
    confirmTotp: (code: string) => changed(bodyOf(api.POST('/account/security/totp/confirm', { body: { code } })) as Promise<Added>),
    removeTotp: () => changed(api.DELETE('/account/security/totp')),
    renewCodes: () => changed(bodyOf(api.POST('/account/security/recovery-codes')) as Promise<Added>),
    addPasskey: async (name: string) => {
      const offer = await bodyOf(api.POST('/account/security/passkeys/options'));
      const credential = await makePasskey(offer?.options);
      return changed(bodyOf(api.POST('/account/security/passkeys', { body: { ticket: offer?.ticket ?? '', credential, name } })) as Promise<Added>);
    },
    renamePasskey: (id: string, name: string) => changed(api.PATCH('/account/security/passkeys/{id}', { params: { path: { id } }, body: { name } })),
    removePasskey: (id: string) => changed(api.DELETE('/account/security/passkeys/{id}', { params: { path: { id } } })),
  };
}

export type AccountDoors = ReturnType<typeof useAccountSecurity>;
