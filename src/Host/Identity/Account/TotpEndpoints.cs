using Switchboard.Registry;
using Switchboard.Tenancy.Members;

namespace Switchboard.Host.Identity.Account;

/// <summary>An authenticator app, and the recovery codes for the day it is lost.</summary>
internal sealed class TotpEndpoints(AccountDoor door, SecondFactors factors)
{
    internal sealed record Confirmation(string Code);

    internal Task<IResult> BeginAsync(HttpContext context, CancellationToken ct) => door.ChangeAsync<TotpSecret>(context, null, async user =>
    {
        var secret = await factors.BeginTotpAsync(user, ct);
        return secret.Succeeded ? new TotpSecret(secret.Value, UriOf(user.Email ?? "", secret.Value)) : secret.Refusal;
    }, ct);

    internal Task<IResult> ConfirmAsync(HttpContext context, CancellationToken ct) => door.ChangeAsync<Confirmation, SecondFactorAdded>(context, "security.totp-on", async (user, input) =>
    {
        var codes = await factors.ConfirmTotpAsync(user, input.Code, ct);
        return codes.Succeeded ? new SecondFactorAdded(codes.Value) : codes.Refusal;
    }, ct);

    internal Task<IResult> RemoveAsync(HttpContext context, CancellationToken ct) => door.ChangeAsync<Done>(context, "security.totp-off", async user =>
    {
        if (!user.TotpOn)
            return new NotFound("authenticator");
        await factors.RemoveTotpAsync(user, ct);
        return default(Done);
    }, ct);

    internal Task<IResult> RenewCodesAsync(HttpContext context, CancellationToken ct) => door.ChangeAsync<SecondFactorAdded>(context, "security.recovery-codes", async user =>
        user.TwoFactorEnabled ? new SecondFactorAdded(await factors.NewCodesAsync(user)) : new NotFound("second-factor"), ct);

    /// <summary>As every authenticator app reads it.</summary>
    internal static string UriOf(string account, string secret) =>
        $"otpauth://totp/Switchboard:{Uri.EscapeDataString(account)}?secret={secret}&issuer=Switchboard&digits=6&period=30";
}
