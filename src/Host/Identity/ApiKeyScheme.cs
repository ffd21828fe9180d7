using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Switchboard.Tenancy.Members;

namespace Switchboard.Host.Identity;

/// <summary><c>Authorization: Bearer sb_…</c>. A WebSocket of a browser cannot send headers, so the agent hub also takes the query.</summary>
internal sealed class ApiKeyScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, ApiKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    private const string Bearer = "Bearer ";

    internal static string? KeyOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return Unprefixed(header);
        return request.Path.StartsWithSegments("/hubs/agent", StringComparison.Ordinal) ? request.Query["access_token"].FirstOrDefault() : null;
    }

    internal static string Unprefixed(string header) => header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : header;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // A visitor's token comes as a bearer too: it is somebody else's to judge, and nothing to log.
        if (KeyOf(Request) is not { } raw || !ApiKeys.IsShaped(raw))
            return AuthenticateResult.NoResult();
        return await keys.ProveAsync(raw, Context.RequestAborted) is { } key
            ? AuthenticateResult.Success(new AuthenticationTicket(PrincipalClaims.Of(key, Scheme.Name), Scheme.Name))
            : AuthenticateResult.Fail("No such key, or it no longer counts.");
    }
}
