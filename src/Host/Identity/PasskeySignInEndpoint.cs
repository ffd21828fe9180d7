using System.Text.Json;
using Switchboard.Host.Rest;

namespace Switchboard.Host.Identity;

/// <summary>Signing in with a passkey and nothing else.</summary>
internal sealed class PasskeySignInEndpoint(Passkeys passkeys, SignInThrottle throttle, SessionStart sessions)
{
    private const string Anybody = "passkey";

    internal sealed record Input(string Ticket, JsonElement Credential, string? Tenant = null);

    internal async Task<IResult> AskAsync(HttpContext context) => Results.Json(await passkeys.AskAsync(context, user: null), RestJson.Options);

    internal async Task<IResult> SignInAsync(HttpContext context, CancellationToken ct)
    {
        var read = await RequestBody.ReadAsync<Input>(context, ct);
        if (!read.Succeeded)
            return Problems.From(read.Refusal);
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";

        // Who it is comes out of the proof, so failures can only be counted by address.
        if (throttle.Begin($"{Anybody} {address}", address) is { } wait)
            return SessionProblem.TooMany(context, wait);
        var proven = await passkeys.ProveAsync(context, read.Value.Ticket, read.Value.Credential, user: null, ct);
        if (!proven.Succeeded)
            return SessionProblem.Of(proven.Refusal);
        throttle.Succeeded($"{Anybody} {address}", address);
        return SessionProblem.Or(await sessions.BeginAsync(context, proven.Value, read.Value.Tenant, ["passkey", "mfa"], ct));
    }
}
