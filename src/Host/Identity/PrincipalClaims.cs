using System.Security.Claims;
using Switchboard.Tenancy.Members;

namespace Switchboard.Host.Identity;

/// <summary>What a principal carries: who, in which tenant, by what kind of credential. Never what it may do: that is read anew.</summary>
internal static class PrincipalClaims
{
    internal const string Tenant = "tenant";
    internal const string Kind = "kind";
    internal const string Stamp = "stamp";
    internal const string ApiKey = "api-key";
    internal const string Session = "session";

    internal static ClaimsPrincipal Of(User user, Membership? place, string scheme) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, user.Id.ToString()),
            new Claim(Kind, Session),
            new Claim(Stamp, user.SecurityStamp ?? ""),
            .. place is null ? [] : (Claim[])[new Claim(Tenant, place.Tenant.ToString())],
        ], scheme));

    internal static ClaimsPrincipal Of(ApiKey key, string scheme) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, key.Id.ToString()), new Claim(Kind, ApiKey), new Claim(Tenant, key.TenantId.ToString())], scheme));
}
