using Switchboard.Host.Rest;
using Switchboard.Registry;
using Switchboard.Tenancy.Members;

namespace Switchboard.Host.Identity;

/// <summary>The second step of signing in: a code of the app, or a recovery code in its place.</summary>
internal sealed class SecondFactorEndpoint(Accounts accounts, CodeProof codes, Tickets tickets, SessionStart sessions)
{
    internal sealed record Input(string Ticket, string? Code = null, string? RecoveryCode = null);

    internal async Task<IResult> ProveAsync(HttpContext context, CancellationToken ct)
    {
        var read = await RequestBody.ReadAsync<Input>(context, ct);
        if (!read.Succeeded)
            return Problems.From(read.Refusal);
        var input = read.Value;
        if (input.Code is null == input.RecoveryCode is null)
            return Problems.From(new InvalidInput("code", "must be given, or else recoveryCode; not both."));
        if (tickets.Read(TicketPurpose.SecondFactor, input.Ticket) is not { User: { } id } ticket
            || await accounts.FindAsync(id) is not { } user || user.SecurityStamp != ticket.Stamp)
            return SessionProblem.Of(new TicketOver());
        if (await codes.ProveAsync(context, user, input.Code, input.RecoveryCode, ct) is { } refusal)
            return refusal;
        if (!await tickets.SpendAsync(ticket, ct))
            return SessionProblem.Of(new TicketOver());
        return SessionProblem.Or(await sessions.BeginAsync(context, user, ticket.Tenant, ["pwd", input.Code is null ? "recovery" : "otp", "mfa"], ct));
    }
}

/// <summary>Proves codes within the limits that hold for passwords, and counts the wrong ones with them.</summary>
internal sealed class CodeProof(Accounts accounts, SecondFactors factors, SignInThrottle throttle, SessionAudit audit)
{
    /// <returns>Null when it was right.</returns>
    internal async Task<IResult?> ProveAsync(HttpContext context, User user, string? code, string? recoveryCode, CancellationToken ct)
    {
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        if (throttle.Begin(user.Email ?? "", address) is { } wait)
            return SessionProblem.TooMany(context, wait);
        if (await accounts.IsLockedAsync(user))
            return SessionProblem.TooMany(context, SignInThrottle.Window);
        var right = code is not null ? await factors.ProveTotpAsync(user, code, ct) : await factors.ProveRecoveryAsync(user, recoveryCode!);
        if (!right)
        {
            await accounts.FailedAsync(user);
            audit.WriteLater(context, user, "session.second-factor-failed", code is null ? "recovery" : "otp");
            return SessionProblem.Of(new WrongCode());
        }

        throttle.Succeeded(user.Email ?? "", address);
        return null;
    }
}
