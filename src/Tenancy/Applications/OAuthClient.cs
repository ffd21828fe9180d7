namespace Switchboard.Tenancy.Applications;

/// <summary>An application that signs people in with us, or calls us on its own. OAuth's name for it is client.</summary>
public sealed class OAuthClient
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; init; }

    public string Name { get; set; } = "";

    /// <summary>Whether it can keep a secret: a server can, a browser or a telephone cannot.</summary>
    public bool Confidential { get; init; }

    /// <summary>Whether people are asked before it may act for them.</summary>
    public bool ThirdParty { get; set; }

    public string[] RedirectUris { get; set; } = [];

    public string[] PostLogoutRedirectUris { get; set; } = [];

    /// <summary>Words of <see cref="GrantType"/>.</summary>
    public string[] GrantTypes { get; set; } = [];

    public string[] Scopes { get; set; } = [];

    /// <summary>What it may do on its own; where it acts for a person, that person's role counts.</summary>
    public string Role { get; set; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RemovedAt { get; set; }

    public bool Offers(string grantType) => GrantTypes.Contains(grantType, StringComparer.Ordinal);
}

/// <summary>How an application comes by its tokens.</summary>
public enum GrantType
{
    /// <summary>A person signs in with us in the browser and is sent back with a code.</summary>
    AuthorizationCode,

    /// <summary>It acts for itself.</summary>
    ClientCredentials,

    /// <summary>It has no browser: a person types its code into one.</summary>
    DeviceCode,
}

/// <summary>One of an application's secrets. Two may live at once, so that they can be changed without an outage.</summary>
public sealed class OAuthClientSecret
{
    public Guid Id { get; init; }

    public Guid ClientId { get; init; }

    public TenantId TenantId { get; init; }

    internal byte[] Hash { get; init; } = [];

    /// <summary>Its last four characters.</summary>
    public string Hint { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}
