using Switchboard.Host.Identity.OAuth.Pages;
using Switchboard.Host.Identity.OAuth.Sessions;
using Switchboard.Registry;
using Switchboard.Tenancy;

namespace Switchboard.Host.Identity.OAuth.Authorize;

/// <summary><c>/connect/authorize</c>: who is it, may they, do they want to; then back to the application.</summary>
internal sealed class AuthorizeEndpoint(AuthorizationReader reader, SignInDetour detour, PlaceOfClient places, ConsentPage consent, Approval approval, TimeProvider clock)
{
    internal const string Path = "/connect/authorize";

    internal static async Task<IResult> ServeAsync(HttpContext context, AuthorizeEndpoint endpoint, Issuer issuer, CancellationToken ct)
    {
        var sent = await Parameters.ReadAsync(context.Request, ct);
        if (!sent.Succeeded)
            return ConnectPage.Refuse(context, "request");
        return issuer.Of(context.Request) is { } name ? await endpoint.AnswerAsync(context, sent.Value, name, ct) : ConnectPage.Refuse(context, "issuer");
    }

    private async Task<IResult> AnswerAsync(HttpContext context, Parameters sent, string issuer, CancellationToken ct)
    {
        var read = await reader.ReadAsync(sent, ct);
        if (!read.Succeeded)
            return ConnectPage.Refuse(context, ((NowhereToAnswer)read.Refusal).Why);
        var asked = read.Value;
        if (asked.Request.Refusal is { } refusal)
            return Approval.Refuse(asked, issuer, refusal.Code, refusal.Detail);
        var request = asked.Request.Value!;

        var session = await BrowserSession.OfAsync(context);
        if (session is null || SignInAge.MustProveAgain(request, session.SignedInAt, detour.SentAt(sent), clock.GetUtcNow()))
            return request.Asks("none") ? Approval.Refuse(asked, issuer, "login_required", "Nobody is signed in, or it was too long ago.") : detour.Go(Path, sent, again: session is not null);
        var place = await places.FindAsync(context, asked.Client, ct);
        if (!place.Succeeded)
            return request.Asks("none") ? Approval.Refuse(asked, issuer, "access_denied", place.Refusal.Detail) : ConnectPage.Refuse(context, place.Refusal is NotSignedIn ? "session" : "tenant");
        if (!await consent.IsNeededAsync(asked, session, ct))
            return await approval.GrantAsync(asked, session, issuer, ct);
        return request.Asks("none") ? Approval.Refuse(asked, issuer, "consent_required", "The person has to be asked first.") : consent.Show(context, asked, session, place.Value);
    }
}

/// <summary>The tenant of an application, as the person at the browser belongs to it.</summary>
internal sealed class PlaceOfClient(Callers callers, TenantCatalog tenants)
{
    internal async Task<Outcome<Tenant>> FindAsync(HttpContext context, Tenancy.Applications.OAuthClient client, CancellationToken ct)
    {
        if (await tenants.FindAsync(client.TenantId, ct) is not { } tenant)
            return new NoTenant();
        var person = await callers.ResolveAsync(context.User, tenant.Slug, ct);
        return person.Succeeded ? tenant : person.Refusal;
    }
}
