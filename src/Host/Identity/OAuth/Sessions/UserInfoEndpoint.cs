using System.Security.Claims;
using Switchboard.Host.Identity.OAuth.Tokens;
using Switchboard.Tenancy.Members;

namespace Switchboard.Host.Identity.OAuth.Sessions;

/// <summary><c>/connect/userinfo</c>: who the token's person is, as far as its scopes tell (OpenID Connect Core, section 5.3).</summary>
internal sealed class UserInfoEndpoint(Callers callers, Accounts accounts)
{
    internal sealed record UserInfo(string Sub, string Tenant, string? Name, string? Email, bool? EmailVerified);

    internal static Task<IResult> ServeAsync(HttpContext context, UserInfoEndpoint endpoint, CancellationToken ct) => endpoint.TellAsync(context, ct);

    private async Task<IResult> TellAsync(HttpContext context, CancellationToken ct)
    {
        var person = context.User;
        if (person.FindFirstValue(PrincipalClaims.Kind) != PrincipalClaims.AccessToken)
            return Refuse(context, StatusCodes.Status401Unauthorized, "invalid_token", "Send an access token of ours.");
        var scopes = AccessTokenScheme.ScopesOf(person);
        var resolved = await callers.ResolveAsync(person, slug: null, ct);
        if (!resolved.Succeeded || await accounts.FindAsync(Guid.Parse(person.FindFirstValue(ClaimTypes.NameIdentifier)!)) is not { } user)
            return Refuse(context, StatusCodes.Status401Unauthorized, "invalid_token", "It no longer counts.");
        if (!scopes.Contains("openid", StringComparer.Ordinal))
            return Refuse(context, StatusCodes.Status403Forbidden, "insufficient_scope", "It lacks the scope openid.");
        var (profile, email) = (scopes.Contains("profile", StringComparer.Ordinal), scopes.Contains("email", StringComparer.Ordinal));
        return OAuthAnswer.Of(new UserInfo(
            user.Id.ToString(), resolved.Value.Tenant.Id.ToString(), profile ? resolved.Value.Caller.Name : null, email ? user.Email : null, email ? user.EmailConfirmed : null));
    }

    private static IResult Refuse(HttpContext context, int status, string error, string why)
    {
        context.Response.Headers.WWWAuthenticate = $"Bearer error=\"{error}\", error_description=\"{why}\"";
        return Results.StatusCode(status);
    }
}
