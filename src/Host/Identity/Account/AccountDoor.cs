using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Switchboard.Host.Rest;
using Switchboard.Registry;
using Switchboard.Tenancy.Members;

namespace Switchboard.Host.Identity.Account;

/// <summary>What every change of an account's security passes: proven lately, audited in each tenant, and the cookie goes on while all others end.</summary>
internal sealed class AccountDoor(SignedInPeople people, SecondFactors factors, UserManager<User> users, SessionStart sessions, SessionAudit audit)
{
    internal async Task<IResult> ShowAsync(HttpContext context)
    {
        var person = await people.ResolveOwnAsync(context);
        if (!person.Succeeded)
            return SessionProblem.Of(person.Refusal);
        var state = await factors.StateAsync(person.Value.User);
        var passkeys = await users.GetPasskeysAsync(person.Value.User);
        return Results.Json(new AccountSecurityView(state.Totp, state.RecoveryCodes, [.. passkeys.OrderBy(p => p.CreatedAt).Select(Of)]), RestJson.Options);
    }

    /// <param name="context">Who asks.</param>
    /// <param name="happened">The audit log's word for it; null for what changes nothing yet.</param>
    /// <param name="change">What is done, and what is answered.</param>
    /// <param name="ct">Stops it.</param>
    internal async Task<IResult> ChangeAsync<T>(HttpContext context, string? happened, Func<User, Task<Outcome<T>>> change, CancellationToken ct)
    {
        var person = await people.ResolveFreshAsync(context);
        if (!person.Succeeded)
            return SessionProblem.Of(person.Refusal);
        var outcome = await change(person.Value.User);
        if (outcome.Succeeded && happened is not null)
        {
            await audit.WriteEverywhereAsync(context, person.Value.User, happened, null, ct);
            await sessions.KeepAsync(context, person.Value, ct);
        }

        return !outcome.Succeeded ? SessionProblem.Of(outcome.Refusal) : outcome.Value is Done ? Results.NoContent() : SessionProblem.Or(outcome);
    }

    /// <summary>The same with a body, which nobody may speak about who is not proven.</summary>
    internal Task<IResult> ChangeAsync<TInput, T>(HttpContext context, string happened, Func<User, TInput, Task<Outcome<T>>> change, CancellationToken ct)
        where TInput : notnull => ChangeAsync<T>(context, happened, async user =>
        {
            var read = await RequestBody.ReadAsync<TInput>(context, ct);
            return !read.Succeeded ? read.Refusal
                : new InputRules<TInput>().Check(read.Value) is { Count: > 0 } errors ? new InvalidInput(errors)
                : await change(user, read.Value);
        }, ct);

    internal static PasskeyView Of(UserPasskeyInfo passkey) => new(Base64Url.EncodeToString(passkey.CredentialId), passkey.Name ?? "", passkey.CreatedAt, passkey.IsBackedUp);
}
