using Switchboard.Host.Identity.OAuth.Authorize;
using Switchboard.Host.Identity.OAuth.Grants;
using Switchboard.Host.Identity.OAuth.Pages;
using Switchboard.Host.Identity.OAuth.Sessions;
using Switchboard.Tenancy.Applications;

namespace Switchboard.Host.Identity.OAuth.Devices;

/// <summary><c>/connect/verify</c>: a person types what their device shows, sees who asks, and decides.</summary>
internal sealed class VerifyEndpoint(DeviceCodes devices, OAuthClients clients, PlaceOfClient places, VerifyForm form, GrantRows grants, TimeProvider clock)
{
    internal const string Path = "/connect/verify";

    internal static async Task<IResult> AskAsync(HttpContext context, VerifyForm form, SignInDetour detour, CancellationToken ct)
    {
        var sent = await Parameters.ReadAsync(context.Request, ct);
        if (!sent.Succeeded)
            return ConnectPage.Refuse(context, "request");
        return await BrowserSession.OfAsync(context) is null ? detour.Go(Path, sent.Value, again: false) : form.Ask(context, sent.Value["user_code"], wrong: false);
    }

    internal static async Task<IResult> DecideAsync(HttpContext context, VerifyEndpoint endpoint, CancellationToken ct)
    {
        if (await PageForm.ReadAsync(context, ct) is not { } sent)
            return ConnectPage.Refuse(context, "request");
        if (await BrowserSession.OfAsync(context) is not { } session || !await endpoint.Form.IsOursAsync(context))
            return ConnectPage.Refuse(context, "session");
        return sent["ticket"] is { } ticket
            ? await endpoint.CloseAsync(context, session, ticket, sent["decision"] == "allow", ct)
            : await endpoint.ShowAsync(context, session, sent["user_code"] ?? "", ct);
    }

    private VerifyForm Form => form;

    private async Task<IResult> ShowAsync(HttpContext context, BrowserSession session, string typed, CancellationToken ct)
    {
        // Few enough to guess, were guessing free.
        if (!form.MayTry(session.User, context))
            return ConnectPage.Refuse(context, "throttled", StatusCodes.Status429TooManyRequests);
        if (await FindAsync(typed, ct) is not ({ } device, { } client))
            return form.Ask(context, typed, wrong: true);
        form.Tried(session.User, context);
        var place = await places.FindAsync(context, client, ct);
        return place.Succeeded ? form.Confirm(context, session, device, client.Name, place.Value.Name) : ConnectPage.Refuse(context, "tenant");
    }

    private async Task<IResult> CloseAsync(HttpContext context, BrowserSession session, string ticket, bool allowed, CancellationToken ct)
    {
        if (form.Read(session, ticket) is not { } code || await FindAsync(code, ct) is not ({ } device, { } client))
            return ConnectPage.Refuse(context, "session");
        if (!(await places.FindAsync(context, client, ct)).Succeeded)
            return ConnectPage.Refuse(context, "tenant");
        if (!allowed)
            return await devices.DecideAsync(device.UserCode, DeviceState.Denied, grant: null, ct) ? ConnectPage.Say(context, "device.done", "device.denied") : ConnectPage.Refuse(context, "session");
        var now = clock.GetUtcNow();
        var lifetime = device.Scopes.Contains("offline_access", StringComparer.Ordinal) ? Grant.Lifetime : Tokens.AccessTokens.Lifetime + DeviceCodes.Lifetime;
        var grant = new Grant(Guid.CreateVersion7(now), client.Id, client.TenantId, session.User, session.Stamp, device.Scopes, session.SignedInAt, now + lifetime, Provider: session.Provider);
        await grants.AddAsync(grant, ct);
        return await devices.DecideAsync(device.UserCode, DeviceState.Allowed, grant.Id, ct) ? ConnectPage.Say(context, "device.done", "device.allowed") : ConnectPage.Refuse(context, "session");
    }

    private async Task<(WaitingDevice?, OAuthClient?)> FindAsync(string typed, CancellationToken ct) =>
        await devices.FindTypedAsync(typed, ct) is { State: DeviceState.Pending } device && device.ExpiresAt > clock.GetUtcNow() ? (device, await clients.FindAsync(device.Client, ct)) : (null, null);
}
