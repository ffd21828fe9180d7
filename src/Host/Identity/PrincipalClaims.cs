using System.Globalization;
using System.Security.Claims;
using Switchboard.Host.Identity.OAuth.Grants;
using Switchboard.Tenancy.Members;

namespace Switchboard.Host.Identity;

/// <summary>What a principal carries: who, in which tenant, by what kind of credential. Never what it may do: that is read anew.</summary>
internal static class PrincipalClaims
{
    internal const string Tenant = "tenant";
    internal const string Kind = "kind";
    internal const string Stamp = "stamp";

    /// <summary>
    /// One for each permission that the credential may use; without any it may use all that its holder has. A credential that may use
    /// nothing has one with an empty value. This is where scopes of access tokens end up.
    /// </summary>
    internal const string Only = "only";
    internal const string ApiKey = "api-key";
    internal const string Session = "session";
    internal const string Methods = "amr";

    /// <summary>
    /// The tenant's own identity provider that vouches for this person. It may vouch for anybody, so such a session is good in that tenant alone
    /// and touches no account.
    /// </summary>
    internal const string Provider = "provider";
    private const string Limit = "limit";
    private const string Time = "auth_time";

    /// <summary>An application for a person.</summary>
    internal const string AccessToken = "access-token";

    /// <summary>An application for itself.</summary>
    internal const string Client = "client";

    /// <summary>What a token belongs to; ended, its open sockets end as well.</summary>
    internal const string Grant = "grant";
    internal const string Scope = "scope";
    internal const string ClientName = "client-name";
    internal const string ClientRole = "client-role";

    internal static ClaimsPrincipal Of(User user, string? tenant, string scheme, DateTimeOffset? authenticatedAt, IEnumerable<string> methods, Guid? provider = null) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, user.Id.ToString()),
            new Claim(Kind, Session),
            new Claim(Stamp, user.SecurityStamp ?? ""),
            .. At(authenticatedAt),
            .. methods.Select(m => new Claim(Methods, m)),
            .. tenant is null ? [] : (Claim[])[new Claim(Tenant, tenant)],
            .. Vouched(provider),
        ], scheme));

    internal static Guid? ProviderOf(ClaimsPrincipal principal) => Guid.TryParse(principal.FindFirstValue(Provider), out var id) ? id : null;

    /// <summary>When a person last proved who they are; null for sessions that do not say, and for keys.</summary>
    internal static DateTimeOffset? AuthenticatedAt(ClaimsPrincipal principal) =>
        long.TryParse(principal.FindFirstValue(Time), CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    internal static ClaimsPrincipal Of(ApiKey key, string scheme) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, key.Id.ToString()),
            new Claim(Kind, ApiKey),
            new Claim(Tenant, key.TenantId.ToString()),
            .. key.RequestsPerMinute is { } limit ? (Claim[])[new Claim(Limit, limit.ToString(CultureInfo.InvariantCulture))] : [],
        ], scheme));

    /// <summary>How many requests a minute this credential may send, where it has a limit of its own.</summary>
    internal static int? LimitOf(ClaimsPrincipal principal) =>
        int.TryParse(principal.FindFirstValue(Limit), CultureInfo.InvariantCulture, out var limit) ? limit : null;

    internal static ClaimsPrincipal Of(LiveGrant live, IReadOnlyList<string> scopes, string scheme) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, (live.Grant.User ?? live.Grant.Client).ToString()),
            new Claim(Kind, live.Grant.User is null ? Client : AccessToken),
            new Claim(Tenant, live.Grant.Tenant.ToString()),
            new Claim(Stamp, live.Grant.Stamp),
            new Claim(Grant, live.Grant.Id.ToString()),
            new Claim(Scope, string.Join(' ', scopes)),
            new Claim(ClientName, live.ClientName),
            new Claim(ClientRole, live.ClientRole),
            .. At(live.Grant.AuthTime),
            .. Vouched(live.Grant.Provider),
            .. scopes.DefaultIfEmpty("").Select(s => new Claim(Only, s)),
        ], scheme));

    private static Claim[] At(DateTimeOffset? time) => time is { } at ? [new Claim(Time, at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))] : [];

    private static Claim[] Vouched(Guid? provider) => provider is { } id ? [new Claim(Provider, id.ToString())] : [];
}
