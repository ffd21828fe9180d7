using Switchboard.Host.Identity.OAuth.Pages;
using Switchboard.Host.Identity.OAuth.Sessions;

namespace Switchboard.Host.Identity.OAuth.Authorize;

/// <summary><c>POST /connect/consent</c>: what the person decided.</summary>
internal sealed class ConsentEndpoint(ConsentPage page, AuthorizationReader reader, PlaceOfClient places, Consents consents, Approval approval)
{
    internal static async Task<IResult> ServeAsync(HttpContext context, ConsentEndpoint endpoint, Issuer issuer, CancellationToken ct)
    {
        if (await PageForm.ReadAsync(context, ct) is not { } form || issuer.Of(context.Request) is not { } name)
            return ConnectPage.Refuse(context, "request");
        return await endpoint.DecideAsync(context, form["ticket"], form["decision"] == "allow", name, ct);
    }

    private async Task<IResult> DecideAsync(HttpContext context, string? ticket, bool allowed, string issuer, CancellationToken ct)
    {
        if (await BrowserSession.OfAsync(context) is not { } session || await page.ReadAsync(context, session, ticket) is not { } sent)
            return ConnectPage.Refuse(context, "session");
        var read = await reader.ReadAsync(sent, ct);
        if (!read.Succeeded)
            return ConnectPage.Refuse(context, ((NowhereToAnswer)read.Refusal).Why);
        if (read.Value.Request.Refusal is { } refusal)
            return Approval.Refuse(read.Value, issuer, refusal.Code, refusal.Detail);
        if (!(await places.FindAsync(context, read.Value.Client, ct)).Succeeded)
            return ConnectPage.Refuse(context, "tenant");
        if (!allowed)
            return Approval.Refuse(read.Value, issuer, "access_denied", "The person refused.");
        await consents.GiveAsync(session.User, read.Value.Client.Id, read.Value.Request.Value!.Scopes, ct);
        return await approval.GrantAsync(read.Value, session, issuer, ct);
    }
}
