using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>Where a company's own people prove who they are.</summary>
public sealed record IdentityProvider
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Of which kind it is: <c>oidc</c>, <c>feishu</c>, <c>wecom</c>, <c>dingtalk</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What stands on its button.</summary>
    public required string Name { get; init; }

    /// <summary>OpenID Connect only: the name that it signs its tokens under.</summary>
    public string? Issuer { get; init; }

    /// <summary>How it calls Switchboard.</summary>
    public required string ClientId { get; init; }

    /// <summary>The one organization there whose people are let in.</summary>
    public string? Organization { get; init; }

    /// <summary>WeCom's number of the application.</summary>
    public string? AgentId { get; init; }

    /// <summary>What it is asked for.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>The claim that names somebody's groups.</summary>
    public string? GroupsClaim { get; init; }

    /// <summary>Which groups have which role, the first that fits.</summary>
    public IReadOnlyList<GroupMapping> Mappings { get; init; } = [];

    /// <summary>For whoever is in none of the groups; without one they are refused.</summary>
    public string? DefaultRole { get; init; }

    /// <summary>The same as a role of the tenant's own.</summary>
    public Guid? DefaultCustomRoleId { get; init; }

    /// <summary>Whether somebody who is no member yet becomes one by signing in.</summary>
    public required bool Provision { get; init; }

    /// <summary>Whether people can use it.</summary>
    public required bool Enabled { get; init; }

    /// <summary>When it was connected.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Members of a group there have this role here.</summary>
/// <param name="Group">Its name or id, as the provider says it.</param>
/// <param name="Role">The role, or the basis of the tenant's own.</param>
/// <param name="CustomRoleId">A role of the tenant's own.</param>
public sealed record GroupMapping(string Group, Role Role, Guid? CustomRoleId = null);

/// <summary>Of which kind a provider is.</summary>
public enum ProviderKind
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

    /// <summary>OpenID Connect: Entra ID, Okta, Keycloak and many more.</summary>
    Oidc,

    /// <summary>Feishu.</summary>
    Feishu,

    /// <summary>WeCom.</summary>
    Wecom,

    /// <summary>DingTalk.</summary>
    Dingtalk,
}

/// <summary>A provider to be connected.</summary>
/// <param name="Kind">Of which kind it is.</param>
/// <param name="Name">What stands on its button.</param>
/// <param name="ClientId">How it calls Switchboard.</param>
/// <param name="ClientSecret">What Switchboard proves itself with; shown to nobody afterwards.</param>
public sealed record NewIdentityProvider(ProviderKind Kind, string Name, string ClientId, string ClientSecret)
{
    /// <summary>OpenID Connect only: the name that it signs its tokens under, letter by letter.</summary>
    public string? Issuer { get; init; }

    /// <summary>DingTalk's corpId, Feishu's tenant key.</summary>
    public string? Organization { get; init; }

    /// <summary>WeCom's number of the application.</summary>
    public string? AgentId { get; init; }

    /// <summary>What it is asked for; null for the usual.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>The claim that names somebody's groups.</summary>
    public string? GroupsClaim { get; init; }

    /// <summary>Which groups have which role, the first that fits.</summary>
    public IReadOnlyList<GroupMapping>? Mappings { get; init; }

    /// <summary>For whoever is in none of the groups; without one they are refused.</summary>
    public Role? DefaultRole { get; init; }

    /// <summary>The same as a role of the tenant's own.</summary>
    public Guid? DefaultCustomRoleId { get; init; }

    /// <summary>Whether somebody who is no member yet becomes one by signing in.</summary>
    public bool? Provision { get; init; }

    /// <summary>Whether people can use it; they can when not said.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Without the secret.</summary>
    public override string ToString() => $"{nameof(NewIdentityProvider)} {{ Kind = {Kind}, Name = {Name}, ClientId = {ClientId} }}";
}

/// <summary>A provider as it shall be from now on.</summary>
/// <param name="Name">What stands on its button.</param>
/// <param name="Provision">Whether somebody who is no member yet becomes one by signing in.</param>
/// <param name="Enabled">Whether people can use it; disabled, its sessions end within a minute.</param>
public sealed record IdentityProviderChange(string Name, bool Provision, bool Enabled)
{
    /// <summary>A new secret; null keeps the former one.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>WeCom's number of the application; null keeps the former one.</summary>
    public string? AgentId { get; init; }

    /// <summary>What it is asked for; null keeps what it was.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>The claim that names somebody's groups.</summary>
    public string? GroupsClaim { get; init; }

    /// <summary>Which groups have which role, the first that fits.</summary>
    public IReadOnlyList<GroupMapping>? Mappings { get; init; }

    /// <summary>For whoever is in none of the groups; without one they are refused.</summary>
    public Role? DefaultRole { get; init; }

    /// <summary>The same as a role of the tenant's own.</summary>
    public Guid? DefaultCustomRoleId { get; init; }

    /// <summary>Without the secret.</summary>
    public override string ToString() => $"{nameof(IdentityProviderChange)} {{ Name = {Name}, Provision = {Provision}, Enabled = {Enabled} }}";
}

/// <summary>How a provider answered.</summary>
/// <param name="Problem">A word for what is wrong; null when nothing is.</param>
/// <param name="Detail">The same in a sentence.</param>
public sealed record ProviderTest(string? Problem, string? Detail);

/// <summary>In which order providers come.</summary>
public sealed record IdentityProviderQuery : ListQuery
{
    /// <summary>The order; newest first when not said.</summary>
    public CreatedSort? Sort { get; init; }

    internal override void Write(QueryText text) => text.Sort(Sort);
}
