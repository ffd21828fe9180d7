using Switchboard.Registry;
using Switchboard.Tenancy.SingleSignOn;

namespace Switchboard.Desk.SingleSignOn;

/// <summary>A provider as lists show one. Its secret was typed once and is shown to nobody.</summary>
public sealed record IdentityProviderView
{
    public Guid Id { get; init; }

    public string Kind { get; init; } = "";

    public string Name { get; init; } = "";

    public string? Issuer { get; init; }

    public string ClientId { get; init; } = "";

    public string? Organization { get; init; }

    public string? AgentId { get; init; }

    public IReadOnlyList<string> Scopes { get; init; } = [];

    public string? GroupsClaim { get; init; }

    public IReadOnlyList<GroupMapping> Mappings { get; init; } = [];

    public string? DefaultRole { get; init; }

    public Guid? DefaultCustomRoleId { get; init; }

    public bool Provision { get; init; }

    public bool Enabled { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    internal static IdentityProviderView Of(IdentityProvider p) => new()
    {
        Id = p.Id,
        Kind = p.Kind,
        Name = p.Name,
        Issuer = p.Issuer,
        ClientId = p.ClientId,
        Organization = p.Organization,
        AgentId = p.AgentId,
        Scopes = p.Scopes,
        GroupsClaim = p.GroupsClaim,
        Mappings = p.Mappings,
        DefaultRole = p.DefaultRole,
        DefaultCustomRoleId = p.DefaultCustomRoleId,
        Provision = p.Provision,
        Enabled = p.Enabled,
        CreatedAt = p.CreatedAt,
    };
}

[Set]
internal static class IdentityProviderSet
{
    internal static readonly Set<IdentityProviderView, Guid> Declaration =
        new Set<IdentityProviderView, Guid>("identity-providers", "identity-providers:manage", p => p.Id)
            .From<IdentityProviders>((providers, _) => providers.OfTenant().Select(p => new IdentityProviderView
            {
                Id = p.Id,
                Kind = p.Kind,
                Name = p.Name,
                Issuer = p.Issuer,
                ClientId = p.ClientId,
                Organization = p.Organization,
                AgentId = p.AgentId,
                Scopes = p.Scopes,
                GroupsClaim = p.GroupsClaim,
                Mappings = p.Mappings,
                DefaultRole = p.DefaultRole,
                DefaultCustomRoleId = p.DefaultCustomRoleId,
                Provision = p.Provision,
                Enabled = p.Enabled,
                CreatedAt = p.CreatedAt,
            }))
            .Sort(p => p.CreatedAt, descending: true);
}
