using Microsoft.AspNetCore.WebUtilities;
using Switchboard.Host.Identity.OAuth.Grants;
using Switchboard.Host.Identity.OAuth.Sessions;

namespace Switchboard.Host.Identity.OAuth.Authorize;

/// <summary>Sends a person back to the application, with a code or with the reason why not.</summary>
internal sealed class Approval(GrantRows grants, PushedRequests pushed, TimeProvider clock)
{
    internal async Task<IResult> GrantAsync(ReadAuthorization asked, BrowserSession session, string issuer, CancellationToken ct)
    {
        var request = asked.Request.Value!;
        var now = clock.GetUtcNow();
        var lifetime = request.Scopes.Contains("offline_access", StringComparer.Ordinal) ? Grant.Lifetime : Tokens.AccessTokens.Lifetime + Proofs.CodeLifetime;
        var grant = new Grant(Guid.CreateVersion7(now), asked.Client.Id, asked.Client.TenantId, session.User, session.Stamp, request.Scopes, session.SignedInAt, now + lifetime, Provider: session.Provider);
        await grants.AddAsync(grant, ct);
        var code = await grants.AddCodeAsync(grant.Id, request.RedirectUri, request.Challenge, request.Nonce, ct);
        if (asked.Sent["request_uri"] is { } uri)
            await pushed.SpendAsync(uri, ct);
        return Back(asked, issuer, ("code", code));
    }

    internal static IResult Refuse(ReadAuthorization asked, string issuer, string error, string why) => Back(asked, issuer, ("error", error), ("error_description", why));

    private static SeeOther Back(ReadAuthorization asked, string issuer, params (string Name, string Value)[] answer)
    {
        var parameters = answer.Append(("iss", issuer)).Concat(asked.State is null ? [] : [("state", asked.State)]);
        return new SeeOther(QueryHelpers.AddQueryString(asked.RedirectUri, parameters.Select(p => KeyValuePair.Create<string, string?>(p.Item1, p.Item2))));
    }
}

/// <summary>303: whatever was posted is not posted again. Nobody keeps it, and the next page does not learn where it came from.</summary>
internal sealed class SeeOther(string address) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = address;
        httpContext.Response.Headers.CacheControl = "no-store";
        httpContext.Response.Headers["Referrer-Policy"] = "no-referrer";
        return Task.CompletedTask;
    }
}
