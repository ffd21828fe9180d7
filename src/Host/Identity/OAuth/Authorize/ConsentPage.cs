using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Switchboard.Host.Identity.OAuth.Pages;
using Switchboard.Host.Identity.OAuth.Sessions;
using Switchboard.Tenancy;

namespace Switchboard.Host.Identity.OAuth.Authorize;

/// <summary>Asks a person whether somebody else's application may do what it asks for.</summary>
internal sealed class ConsentPage(Consents consents, IDataProtectionProvider protection, IAntiforgery antiforgery)
{
    internal const string Path = "/connect/consent";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("switchboard.consent").ToTimeLimitedDataProtector();

    internal sealed record Ticket(Guid User, Dictionary<string, string> Sent);

    internal async Task<bool> IsNeededAsync(ReadAuthorization asked, BrowserSession session, CancellationToken ct) =>
        asked.Client.ThirdParty && (asked.Request.Value!.Asks("consent") || !await consents.CoverAsync(session.User, asked.Client.Id, asked.Request.Value.Scopes, ct));

    internal IResult Show(HttpContext context, ReadAuthorization asked, BrowserSession session, Tenant tenant)
    {
        var ticket = _seal.Protect(JsonSerializer.Serialize(new Ticket(session.User, asked.Sent.All.ToDictionary(StringComparer.Ordinal))), Patience);
        return ConnectPage.Consent(context, Path, ticket, antiforgery.GetAndStoreTokens(context), asked.Client.Name, tenant.Name, asked.Request.Value!.Scopes, new Uri(asked.RedirectUri));
    }

    /// <summary>What was shown to this very person a moment ago; null when it was not.</summary>
    internal async Task<Parameters?> ReadAsync(HttpContext context, BrowserSession session, string? ticket)
    {
        if (ticket is null || !await antiforgery.IsRequestValidAsync(context))
            return null;
        try
        {
            return JsonSerializer.Deserialize<Ticket>(_seal.Unprotect(ticket)) is { } shown && shown.User == session.User ? new Parameters(shown.Sent) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
