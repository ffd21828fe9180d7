using Switchboard.Host.Rest;
using Switchboard.Registry;
using Switchboard.Tenancy.Members;

namespace Switchboard.Host.Identity;

/// <summary>Signing in with a password: a session, or the ticket for the second step.</summary>
internal sealed class SignInEndpoint(Accounts accounts, SecondFactors factors, SignInThrottle throttle, SessionStart sessions, SignInFollowUp after)
{
    internal async Task<IResult> SignInAsync(HttpContext context, CancellationToken ct)
    {
        var read = await RequestBody.ReadAsync<SessionEndpoints.SignIn>(context, ct);
        if (!read.Succeeded)
            return Problems.From(read.Refusal);
        var input = read.Value;
        if (input.Password.Length > PasswordRules.Longest || input.Email.Length > 254)
            return SessionProblem.Of(new WrongCredentials());
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        if (throttle.Begin(input.Email, address) is { } wait)
            return SessionProblem.TooMany(context, wait);
        var proven = await accounts.ProveAsync(input.Email, input.Password);
        if (!proven.Succeeded)
        {
            await after.FailedAsync(context, input.Email, proven.Refusal.Code);
            return proven.Refusal is TooManyAttempts ? SessionProblem.TooMany(context, SignInThrottle.Window) : SessionProblem.Of(proven.Refusal);
        }

        var state = await factors.StateAsync(proven.Value);
        if (state.IsOn)
        {
            throttle.Passed(input.Email, address);
            return SessionProblem.Of(after.Needed(proven.Value, state, input.Tenant));
        }

        throttle.Succeeded(input.Email, address);
        return SessionProblem.Or(await sessions.BeginAsync(context, proven.Value, input.Tenant, ["pwd"], ct));
    }
}

/// <summary>What follows a password: the ticket when it was right, a line in the audit log when it was not.</summary>
internal sealed class SignInFollowUp(Accounts accounts, Tickets tickets, SessionAudit audit)
{
    internal SecondFactorNeeded Needed(User user, SecondFactorState state, string? tenant) =>
        new(tickets.Give(TicketPurpose.SecondFactor, user, tenant), Methods(state));

    /// <summary>Asked for known and unknown addresses alike, and written once the answer is sent: neither may take longer.</summary>
    internal async Task FailedAsync(HttpContext context, string email, string why)
    {
        if (await accounts.FindByEmailAsync(email) is { } user)
            audit.WriteLater(context, user, "session.sign-in-failed", why);
    }

    internal static IReadOnlyList<string> Methods(SecondFactorState state) =>
        [.. state.Totp ? ["totp"] : (string[])[], .. state.Passkeys > 0 ? ["passkey"] : (string[])[], .. state.RecoveryCodes > 0 ? ["recovery-code"] : (string[])[]];
}
