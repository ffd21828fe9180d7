using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Switchboard.Tenancy.Members;

namespace Switchboard.Host.Identity;

/// <summary><c>Authorization: Bearer sb_…</c>; below <c>/odata</c> also Basic. A WebSocket of a browser cannot send headers, so the agent hub also takes the query.</summary>
internal sealed class ApiKeyScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, ApiKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    private const string Bearer = "Bearer ";
    private const string Basic = "Basic ";
    private const string BasicUser = "apikey:";

    internal static string? KeyOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return Unprefixed(header);
        if (header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase) && request.Path.StartsWithSegments("/odata", StringComparison.OrdinalIgnoreCase))
            return OfBasic(header[Basic.Length..].Trim());
        return request.Path.StartsWithSegments("/hubs/agent", StringComparison.Ordinal) ? request.Query["access_token"].FirstOrDefault() : null;
    }

    /// <summary>Spreadsheets know user and password only: the user is <c>apikey</c>, the password the key.</summary>
    private static string? OfBasic(string credentials)
    {
        Span<byte> plain = stackalloc byte[256];
        return Convert.TryFromBase64String(credentials, plain, out var length) && Encoding.UTF8.GetString(plain[..length]) is var text && text.StartsWith(BasicUser, StringComparison.Ordinal)
            ? text[BasicUser.Length..]
            : null;
    }

    internal static string Unprefixed(string header) => header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : header;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // A visitor's token comes as a bearer too: it is somebody else's to judge, and nothing to log.
        if (KeyOf(Request) is not { } raw || !ApiKeys.IsShaped(raw))
            return AuthenticateResult.NoResult();
        return await keys.ProveAsync(raw, Context.RequestAborted, Context.Connection.RemoteIpAddress?.ToString()) is { } key
            ? AuthenticateResult.Success(new AuthenticationTicket(PrincipalClaims.Of(key, Scheme.Name), Scheme.Name))
            : AuthenticateResult.Fail("No such key, or it no longer counts.");
    }
}
