using Switchboard.Registry;
using Switchboard.Tenancy.Applications;

namespace Switchboard.Desk.Applications;

[Set]
internal static class OAuthClientSet
{
    internal static readonly Set<OAuthClientView, Guid> Declaration =
        new Set<OAuthClientView, Guid>("oauth-clients", "oauth-clients:manage", c => c.Id)
            .From<OAuthClients>((clients, _) => clients.OfTenant().Select(c => new OAuthClientView
            {
                Id = c.Id,
                Name = c.Name,
                Confidential = c.Confidential,
                ThirdParty = c.ThirdParty,
                RedirectUris = c.RedirectUris,
                PostLogoutRedirectUris = c.PostLogoutRedirectUris,
                GrantTypes = c.GrantTypes,
                Scopes = c.Scopes,
                Role = c.Role,
                CreatedAt = c.CreatedAt,
            }))
            .Sort(c => c.CreatedAt, descending: true);
}

[Set]
internal static class OAuthClientSecretSet
{
    internal static readonly Set<OAuthClientSecretView, Guid> Declaration =
        new Set<OAuthClientSecretView, Guid>("oauth-client-secrets", "oauth-clients:manage", s => s.Id)
            .From<OAuthClients>((clients, _) => clients.SecretsOfTenant().Select(s => new OAuthClientSecretView
            {
                Id = s.Id,
                ClientId = s.ClientId,
                Hint = s.Hint,
                CreatedAt = s.CreatedAt,
                LastUsedAt = s.LastUsedAt,
            }))
            .Filter(s => s.ClientId)
            .Sort(s => s.CreatedAt, descending: true);
}
