import { bodyOf, useApi, type Schemas } from '@switchboard/shared';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { usePages, type PageOf } from '../frame/usePages';
import { asRole } from '../members/AnyRoleSelect';

export type Provider = Schemas['IdentityProvider'];
export type ProviderKind = 'oidc' | 'feishu' | 'wecom' | 'dingtalk';

export interface ProviderFields {
  kind: ProviderKind;
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
  organization: string;
  agentId: string;
  scopes: string;
  groupsClaim: string;
  mappings: { group: string; role: string }[];
  defaultRole: string | undefined;
  provision: boolean;
  enabled: boolean;
}

export const KINDS: readonly ProviderKind[] = ['oidc', 'feishu', 'wecom', 'dingtalk'];

/** Only these tell groups. */
export const tellsGroups = (kind: ProviderKind): boolean => kind === 'oidc' || kind === 'wecom';

const KEY = ['identity-providers'];

const filled = (text: string): string | null => (text.trim() === '' ? null : text.trim());

export const fieldsOf = (p: Provider | null): ProviderFields => ({
  kind: (p?.kind ?? 'oidc') as ProviderKind,
  name: p?.name ?? '',
  issuer: p?.issuer ?? '',
  clientId: p?.clientId ?? '',
  clientSecret: '',
  organization: p?.organization ?? '',
  agentId: p?.agentId ?? '',
  scopes: (p?.scopes ?? ['openid', 'profile', 'email']).join(' '),
  groupsClaim: p ? (p.groupsClaim ?? '') : 'groups',
  mappings: p?.mappings.map((m) => ({ group: m.group, role: m.customRoleId ?? m.role })) ?? [],
  defaultRole: p ? (p.defaultCustomRoleId ?? p.defaultRole ?? undefined) : 'agent',
  provision: p?.provision ?? true,
  enabled: p?.enabled ?? true,
});

/** A role of the company's own brings its basis; the word beside it is not looked at. */
function common(fields: ProviderFields) {
  const usual = fields.defaultRole ? asRole(fields.defaultRole) : null;
  return {
    name: fields.name.trim(),
    provision: fields.provision,
    enabled: fields.enabled,
    agentId: fields.kind === 'wecom' ? filled(fields.agentId) : null,
    ...(fields.kind === 'oidc' ? { scopes: fields.scopes.split(/\s+/).filter((s) => s !== '') } : {}),
    groupsClaim: fields.kind === 'oidc' ? filled(fields.groupsClaim) : null,
    mappings: tellsGroups(fields.kind) ? fields.mappings.map((m) => ({ group: m.group.trim(), role: 'agent' as const, ...asRole(m.role) })) : [],
    defaultRole: usual && 'role' in usual ? usual.role : null,
    defaultCustomRoleId: usual && 'customRoleId' in usual ? usual.customRoleId : null,
  };
}

export function useProviders() {
  const api = useApi();
  return usePages<Provider>(KEY, (after, signal) =>
    bodyOf(api.GET('/identity-providers', { params: { query: { limit: 50, ...(after ? { after } : {}) } }, signal })) as Promise<PageOf<Provider>>,
  );
}

function useChange<A, R>(act: (api: ReturnType<typeof useApi>, argument: A) => Promise<R>) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({ mutationFn: (argument: A) => act(api, argument), onSuccess: () => queries.invalidateQueries({ queryKey: KEY }) });
}

export const useConnect = () =>
  useChange(async (api, fields: ProviderFields) => {
    const { kind } = fields;
    await bodyOf(
      api.POST('/identity-providers', {
        body: {
          ...common(fields),
          kind,
          clientId: fields.clientId.trim(),
          clientSecret: fields.clientSecret.trim(),
          issuer: kind === 'oidc' ? fields.issuer.trim() : null,
          organization: kind === 'feishu' || kind === 'dingtalk' ? filled(fields.organization) : null,
        },
      }),
    );
  });

export const useChangeProvider = () =>
  useChange(async (api, { id, fields }: { id: string; fields: ProviderFields }) => {
    await bodyOf(api.PUT('/identity-providers/{id}', { params: { path: { id } }, body: { ...common(fields), clientSecret: filled(fields.clientSecret) } }));
  });

export const useTestProvider = () => useChange((api, id: string) => bodyOf(api.POST('/identity-providers/{id}/test', { params: { path: { id } } })) as Promise<Schemas['ProviderTest']>);

export const useRemoveProvider = () =>
  useChange(async (api, id: string) => {
    await api.DELETE('/identity-providers/{id}', { params: { path: { id } } });
  });
