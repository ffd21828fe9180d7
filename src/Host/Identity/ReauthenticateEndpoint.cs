using System.Text.Json;
using Switchboard.Host.Rest;
using Switchboard.Registry;
using Switchboard.Tenancy.Members;

namespace Switchboard.Host.Identity;

/// <summary>Proving again who sits there, before something that changes who gets in.</summary>
internal sealed class ReauthenticateEndpoint(SignedInPeople people, PasswordProof password, CodeProof codes, Passkeys passkeys, SessionStart sessions)
{
    internal sealed record Input(string? Password = null, string? Code = null, PasskeyProof? Passkey = null);

    internal sealed record PasskeyProof(string Ticket, JsonElement Credential);

    /// <summary>One proof, and as strong as the account: who has a second factor is asked for it.</summary>
    internal static Refusal? Decide(Input input, SecondFactorState state)
    {
        var given = (input.Password is null ? 0 : 1) + (input.Code is null ? 0 : 1) + (input.Passkey is null ? 0 : 1);
        return given != 1 ? new InvalidInput("$", "must have exactly one of password, code, passkey.")
            : input.Password is not null && state.IsOn ? new ProofNotEnough()
            : null;
    }

    internal async Task<IResult> AskAsync(HttpContext context)
    {
        var person = await people.ResolveOwnAsync(context);
        return person.Succeeded ? Results.Json(await passkeys.AskAsync(context, person.Value.User), RestJson.Options) : SessionProblem.Of(person.Refusal);
    }

    internal async Task<IResult> ProveAsync(HttpContext context, CancellationToken ct)
    {
        var person = await people.ResolveOwnAsync(context);
        if (!person.Succeeded)
            return SessionProblem.Of(person.Refusal);
        var read = await RequestBody.ReadAsync<Input>(context, ct);
        if (!read.Succeeded)
            return Problems.From(read.Refusal);
        var (input, user) = (read.Value, person.Value.User);
        if (Decide(input, await password.StateAsync(user)) is { } not)
            return SessionProblem.Of(not);
        var refusal = input.Passkey is { } passkey ? await RefusePasskeyAsync(context, user, passkey, ct)
            : input.Code is { } code ? await codes.ProveAsync(context, user, code, null, ct)
            : await password.ProveAsync(context, user, input.Password!);
        if (refusal is not null)
            return refusal;
        IReadOnlyList<string> methods = input.Passkey is not null ? ["passkey", "mfa"] : input.Code is not null ? ["otp", "mfa"] : ["pwd"];
        return SessionProblem.Or(await sessions.RenewAsync(context, person.Value, methods, ct));
    }

    private async Task<IResult?> RefusePasskeyAsync(HttpContext context, User user, PasskeyProof passkey, CancellationToken ct)
    {
        var proven = await passkeys.ProveAsync(context, passkey.Ticket, passkey.Credential, user, ct);
        return proven.Succeeded ? null : SessionProblem.Of(proven.Refusal);
    }
}

/// <summary>A password once more, counted as it is at sign-in.</summary>
internal sealed class PasswordProof(Accounts accounts, SecondFactors factors, SignInThrottle throttle, SessionAudit audit)
{
    internal Task<SecondFactorState> StateAsync(User user) => factors.StateAsync(user);

    /// <returns>Null when it was right.</returns>
    internal async Task<IResult?> ProveAsync(HttpContext context, User user, string password)
    {
        if (password.Length > PasswordRules.Longest)
            return SessionProblem.Of(new WrongPassword());
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        if (throttle.Begin(user.Email ?? "", address) is { } wait)
            return SessionProblem.TooMany(context, wait);
        if (await accounts.IsLockedAsync(user))
            return SessionProblem.TooMany(context, SignInThrottle.Window);
        if (!accounts.IsPasswordOf(user, password))
        {
            await accounts.FailedAsync(user);
            audit.WriteLater(context, user, "session.reauthenticate-failed", "pwd");
            return SessionProblem.Of(new WrongPassword());
        }

        throttle.Succeeded(user.Email ?? "", address);
        return null;
    }
}
