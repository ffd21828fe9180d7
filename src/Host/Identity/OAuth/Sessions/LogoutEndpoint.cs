using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Switchboard.Host.Identity.OAuth.Authorize;
using Switchboard.Host.Identity.OAuth.Grants;
using Switchboard.Host.Identity.OAuth.Pages;
using Switchboard.Tenancy.Applications;

namespace Switchboard.Host.Identity.OAuth.Sessions;

/// <summary><c>/connect/logout</c> (OpenID Connect RP-Initiated Logout): an application that shows who it signed in is believed, everybody else's person is asked.</summary>
internal sealed class LogoutEndpoint(IdHints hints, OAuthClients clients, GrantRows grants, IAntiforgery antiforgery, IDataProtectionProvider protection)
{
    internal const string Path = "/connect/logout";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("switchboard.logout").ToTimeLimitedDataProtector();

    private sealed record Wish(Guid User, string? Back);

    internal static async Task<IResult> ServeAsync(HttpContext context, LogoutEndpoint endpoint, Issuer issuer, CancellationToken ct)
    {
        var sent = HttpMethods.IsPost(context.Request.Method) ? await PageForm.ReadAsync(context, ct) : Parameters.Of(context.Request.Query).Value;
        if (sent is null || issuer.Of(context.Request) is not { } name)
            return ConnectPage.Refuse(context, "request");
        return HttpMethods.IsPost(context.Request.Method) && sent["ticket"] is { } ticket ? await endpoint.ConfirmedAsync(context, ticket, ct) : await endpoint.AnswerAsync(context, sent, name, ct);
    }

    private async Task<IResult> AnswerAsync(HttpContext context, Parameters sent, string issuer, CancellationToken ct)
    {
        var hint = await hints.ReadAsync(sent["id_token_hint"], issuer, ct);
        var named = hint?.Client ?? (Guid.TryParseExact(sent["client_id"], "D", out var id) ? id : null as Guid?);
        var client = named is { } known && (sent["client_id"] is null || sent["client_id"] == known.ToString()) ? await clients.FindAsync(known, ct) : null;
        var back = sent["post_logout_redirect_uri"];
        if (back is not null && client?.PostLogoutRedirectUris.Contains(back, StringComparer.Ordinal) != true)
            return ConnectPage.Refuse(context, "redirect");
        if (back is not null && sent["state"] is { } state)
            back = QueryHelpers.AddQueryString(back, "state", state);
        var session = await BrowserSession.OfAsync(context);
        if (session is null || (hint is not null && hint.User == session.User))
            return await SignOutAsync(context, hint?.Grant, back, ct);
        var ticket = _seal.Protect(JsonSerializer.Serialize(new Wish(session.User, back)), Patience);
        return ConnectPage.ConfirmLogout(context, Path, ticket, antiforgery.GetAndStoreTokens(context), client?.Name, back is null ? null : new Uri(back));
    }

    private async Task<IResult> ConfirmedAsync(HttpContext context, string ticket, CancellationToken ct)
    {
        try
        {
            return await antiforgery.IsRequestValidAsync(context)
                && await BrowserSession.OfAsync(context) is { } session
                && JsonSerializer.Deserialize<Wish>(_seal.Unprotect(ticket)) is { } wish && wish.User == session.User
                    ? await SignOutAsync(context, grant: null, wish.Back, ct)
                    : ConnectPage.Refuse(context, "session");
        }
        catch (CryptographicException)
        {
            return ConnectPage.Refuse(context, "session");
        }
    }

    private async Task<IResult> SignOutAsync(HttpContext context, Guid? grant, string? back, CancellationToken ct)
    {
        if (grant is { } id)
            await grants.EndAsync(id, "signed out", ct);
        await context.SignOutAsync(IdentityModule.CookieScheme(context));
        return back is null ? ConnectPage.Say(context, "logout.done.title", "logout.done") : new SeeOther(back);
    }
}
