namespace Switchboard.Tenancy.SingleSignOn;

/// <summary>Where a company's own people prove who they are. Whoever runs it is believed in that company and nowhere else.</summary>
public sealed class IdentityProvider
{
    /// <summary>What its secret is sealed for.</summary>
    public const string SecretPurpose = "identity-provider";

    public Guid Id { get; init; }

    public TenantId TenantId { get; init; }

    /// <summary>A word of <see cref="ProviderKind"/>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>What stands on its button.</summary>
    public string Name { get; set; } = "";

    /// <summary>OpenID Connect only: the name that it signs its tokens under.</summary>
    public string? Issuer { get; set; }

    /// <summary>How it calls us: client id, App ID, corp id.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Sealed for the tenant.</summary>
    public byte[] Secret { get; set; } = [];

    /// <summary>The one organization there whose people are let in: DingTalk's corpId, Feishu's tenant key.</summary>
    public string? Organization { get; set; }

    /// <summary>WeCom's number of the application.</summary>
    public string? AgentId { get; set; }

    public string[] Scopes { get; set; } = [];

    /// <summary>OpenID Connect only: the claim that names somebody's groups.</summary>
    public string? GroupsClaim { get; set; }

    /// <summary>In order: the first that fits counts.</summary>
    public IReadOnlyList<GroupMapping> Mappings { get; set; } = [];

    /// <summary>For whoever is in none of the groups; without one they are refused.</summary>
    public string? DefaultRole { get; set; }

    public Guid? DefaultCustomRoleId { get; set; }

    /// <summary>Whether somebody who is no member yet becomes one by signing in.</summary>
    public bool Provision { get; set; }

    public bool Enabled { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RemovedAt { get; set; }
}

/// <summary>Members of this group there have this role here.</summary>
/// <param name="Group">Its name or id, as the provider says it.</param>
/// <param name="Role">A built-in role, or the basis of the custom one.</param>
/// <param name="CustomRoleId">A role of the tenant's own.</param>
public sealed record GroupMapping(string Group, string Role, Guid? CustomRoleId = null);

public enum ProviderKind
{
    Oidc,
    Feishu,
    Wecom,
    Dingtalk,
}
