using Switchboard.Host.Identity.OAuth.Grants;
using Switchboard.Registry;
using Switchboard.Tenancy.Applications;

namespace Switchboard.Host.Identity.OAuth.Devices;

/// <summary>A device that asks whether its person has decided (RFC 8628, section 3.4).</summary>
internal sealed class DeviceExchange(DeviceCodes devices, GrantRows grants, GrantHolders holders, TokenIssue tokens, TimeProvider clock)
{
    internal const string GrantType = "urn:ietf:params:oauth:grant-type:device_code";

    private static readonly OAuthRefusal NoCode = OAuthRefusal.Grant("The device code does not count here, or no longer.");

    internal static OAuthRefusal? Decide(WaitingDevice? device, Guid client, DateTimeOffset now)
    {
        if (device is null || device.Client != client || device.State == DeviceState.Used)
            return NoCode;
        if (device.ExpiresAt <= now)
            return new OAuthRefusal("expired_token", "Nobody decided in time. Begin again.");
        if (device.PolledAt is { } last && now - last < TimeSpan.FromSeconds(device.Pause))
            return new OAuthRefusal("slow_down", "You asked too soon. Wait five seconds longer from now on.");
        return device.State switch
        {
            DeviceState.Denied => new OAuthRefusal("access_denied", "The person refused."),
            DeviceState.Pending => new OAuthRefusal("authorization_pending", "The person has not decided yet."),
            _ => null,
        };
    }

    internal async Task<Outcome<TokenAnswer>> PollAsync(OAuthClient client, Parameters sent, string issuer, CancellationToken ct)
    {
        if (!client.Offers("device-code"))
            return OAuthRefusal.GrantType();
        if (sent["device_code"] is not { } code || code.Length != Opaque.Length)
            return NoCode;
        var device = await devices.FindAsync(code, ct);
        var refusal = Decide(device, client.Id, clock.GetUtcNow());
        if (device?.Client == client.Id)
            await devices.PolledAsync(code, device.Pause + (refusal?.Error == "slow_down" ? DeviceCodes.FirstPause : 0), ct);
        if (refusal is not null)
            return refusal;
        if (!await devices.UseAsync(code, ct) || await grants.FindAsync(device!.Grant!.Value, ct) is not { } grant || !grant.CountsAt(clock.GetUtcNow()))
            return NoCode;
        return await holders.StandAsync(grant, ct) ? await tokens.IssueAsync(grant, issuer, grant.Scopes, nonce: null, ct) : GrantHolders.Gone;
    }
}
