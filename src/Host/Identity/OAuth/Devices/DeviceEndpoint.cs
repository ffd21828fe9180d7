using Switchboard.Host.Identity.OAuth.Authorize;
using Switchboard.Host.Identity.OAuth.Clients;

namespace Switchboard.Host.Identity.OAuth.Devices;

/// <summary><c>POST /connect/device</c>: a device without a browser begins (RFC 8628, section 3.1).</summary>
internal static class DeviceEndpoint
{
    internal sealed record Begun(string DeviceCode, string UserCode, string VerificationUri, string VerificationUriComplete, int ExpiresIn, int Interval);

    internal static async Task<IResult> ServeAsync(HttpContext context, ClientAuthentication clients, DeviceCodes devices, Issuer issuer, CancellationToken ct)
    {
        var sent = await Parameters.ReadAsync(context.Request, ct);
        if (!sent.Succeeded)
            return OAuthAnswer.Refuse(sent.Refusal);
        if (issuer.Of(context.Request) is not { } name)
            return OAuthAnswer.Refuse(OAuthModule.NoIssuer);
        var client = await clients.ProveAsync(context.Request, sent.Value, ct);
        if (!client.Succeeded)
            return OAuthAnswer.Refuse(client.Refusal);
        if (!client.Value.Offers("device-code"))
            return OAuthAnswer.Refuse(OAuthRefusal.GrantType());
        var scopes = AuthorizationRequest.ScopesOf(client.Value, sent.Value["scope"]);
        if (!scopes.Succeeded)
            return OAuthAnswer.Refuse(scopes.Refusal);
        var (device, user) = await devices.AddAsync(client.Value.Id, scopes.Value, ct);
        var shown = DeviceCodes.Shown(user);
        return OAuthAnswer.Of(new Begun(device, shown, name + VerifyEndpoint.Path, $"{name}{VerifyEndpoint.Path}?user_code={shown}", (int)DeviceCodes.Lifetime.TotalSeconds, DeviceCodes.FirstPause));
    }
}
