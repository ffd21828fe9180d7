namespace Switchboard.Tenancy.Applications;

/// <summary>What an application may ask for.</summary>
public static class OAuthScopes
{
    /// <summary>Those that OpenID Connect and OAuth name; every other scope is a permission.</summary>
    public static IReadOnlyList<string> OfIdentity { get; } = ["openid", "profile", "email", "offline_access"];
}
