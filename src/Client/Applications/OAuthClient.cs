using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>How an application may come to a token (OAuth 2.1).</summary>
public enum GrantType
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

    /// <summary>A person signs in at the browser, with PKCE.</summary>
    AuthorizationCode,

    /// <summary>For itself, with its secret.</summary>
    ClientCredentials,

    /// <summary>A person confirms on another device (RFC 8628).</summary>
    DeviceCode,
}

/// <summary>An application that signs people in with Switchboard, or acts for itself.</summary>
public sealed record OAuthClient
{
    /// <summary>Its client_id.</summary>
    public required Guid Id { get; init; }

    /// <summary>What people see when it asks for consent.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it can keep a secret.</summary>
    public required bool Confidential { get; init; }

    /// <summary>Whether people are asked for consent.</summary>
    public required bool ThirdParty { get; init; }

    /// <summary>Where it may send people back to, compared exactly.</summary>
    public required IReadOnlyList<string> RedirectUris { get; init; }

    /// <summary>Where it may send people after they signed out.</summary>
    public required IReadOnlyList<string> PostLogoutRedirectUris { get; init; }

    /// <summary>How it comes to tokens.</summary>
    public required IReadOnlyList<GrantType> GrantTypes { get; init; }

    /// <summary>What it may ask for.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>What it may do when it acts for itself.</summary>
    public required Role Role { get; init; }

    /// <summary>When it was registered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>An application that was just registered.</summary>
public sealed record RegisteredOAuthClient
{
    /// <summary>The application.</summary>
    public required OAuthClient Client { get; init; }

    /// <summary>Its secret, shown this once; null for one that cannot keep any.</summary>
    public string? Secret { get; init; }

    /// <summary>Without the secret.</summary>
    public override string ToString() => $"{nameof(RegisteredOAuthClient)} {{ Client = {Client.Id} }}";
}

/// <summary>An application to be registered.</summary>
/// <param name="Name">What people see when it asks for consent.</param>
/// <param name="Confidential">Whether it can keep a secret.</param>
/// <param name="GrantTypes">How it comes to tokens.</param>
/// <param name="Scopes">What it may ask for.</param>
/// <param name="Role">What it may do when it acts for itself.</param>
public sealed record NewOAuthClient(string Name, bool Confidential, IReadOnlyList<GrantType> GrantTypes, IReadOnlyList<string> Scopes, Role Role)
{
    /// <summary>Where it may send people back to.</summary>
    public IReadOnlyList<string>? RedirectUris { get; init; }

    /// <summary>Where it may send people after they signed out.</summary>
    public IReadOnlyList<string>? PostLogoutRedirectUris { get; init; }

    /// <summary>False for one of your own: then nobody is asked for consent.</summary>
    public bool? ThirdParty { get; init; }
}

/// <summary>All of an application that can be changed; what is left out is empty afterwards.</summary>
/// <param name="Name">What people see when it asks for consent.</param>
/// <param name="GrantTypes">How it comes to tokens.</param>
/// <param name="Scopes">What it may ask for.</param>
/// <param name="Role">What it may do when it acts for itself.</param>
/// <param name="ThirdParty">Whether people are asked for consent.</param>
public sealed record OAuthClientChange(string Name, IReadOnlyList<GrantType> GrantTypes, IReadOnlyList<string> Scopes, Role Role, bool ThirdParty)
{
    /// <summary>Where it may send people back to.</summary>
    public IReadOnlyList<string>? RedirectUris { get; init; }

    /// <summary>Where it may send people after they signed out.</summary>
    public IReadOnlyList<string>? PostLogoutRedirectUris { get; init; }
}

/// <summary>In which order applications come.</summary>
public sealed record OAuthClientQuery : ListQuery
{
    /// <summary>The order; newest first when not said.</summary>
    public CreatedSort? Sort { get; init; }

    internal override void Write(QueryText text) => text.Sort(Sort);
}
