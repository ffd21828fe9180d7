using Switchboard.Testing;
using Switchboard.Testing.SignIn;

namespace Switchboard.Host.Tests.Identity;

/// <summary>An application that a tenant's administrator registered.</summary>
internal sealed record Application(Uri Address, string Id, string? Secret, string RedirectUri)
{
    internal const string Home = "https://app.example.com/signed-in";

    /// <summary>Its own side of the protocol.</summary>
    internal Task<RelyingParty> OpenAsync(CancellationToken ct) => RelyingParty.OpenAsync(Address, Id, Secret, RedirectUri, ct);

    internal static async Task<Application> RegisterAsync(
        TestTenant tenant, CancellationToken ct, bool confidential = true, bool thirdParty = false, string[]? grants = null, string[]? scopes = null, string role = "agent")
    {
        grants ??= confidential ? ["authorization-code", "client-credentials", "device-code"] : ["authorization-code", "device-code"];
        var made = await tenant.Admin.PostAsync("/oauth-clients", new
        {
            name = "Parcel tracker",
            confidential,
            thirdParty,
            grantTypes = grants,
            redirectUris = grants.Contains("authorization-code", StringComparer.Ordinal) ? new[] { Home } : [],
            postLogoutRedirectUris = new[] { "https://app.example.com/bye" },
            scopes = scopes ?? ["openid", "profile", "email", "offline_access", "conversations:read", "contacts:read"],
            role,
        }, ct);
        return new Application(tenant.Address, made.GetProperty("client").GetProperty("id").GetString()!, made.GetProperty("secret").GetString(), Home);
    }
}
