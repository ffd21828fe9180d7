using Switchboard.Tenancy.Applications;

namespace Switchboard.Desk.Applications;

/// <summary>An application as lists show one.</summary>
public sealed record OAuthClientView
{
    /// <summary>Also its <c>client_id</c>.</summary>
    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    public bool Confidential { get; init; }

    public bool ThirdParty { get; init; }

    public IReadOnlyList<string> RedirectUris { get; init; } = [];

    public IReadOnlyList<string> PostLogoutRedirectUris { get; init; } = [];

    public IReadOnlyList<string> GrantTypes { get; init; } = [];

    public IReadOnlyList<string> Scopes { get; init; } = [];

    public string Role { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    internal static OAuthClientView Of(OAuthClient c) => new()
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
    };
}

/// <summary>A living secret of an application; its text was shown once.</summary>
public sealed record OAuthClientSecretView
{
    public Guid Id { get; init; }

    public Guid ClientId { get; init; }

    public string Hint { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }
}
