using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Switchboard.Registry;
using Switchboard.Tenancy.Members;

namespace Switchboard.Host.Identity.Account;

/// <summary>The passkeys of an account.</summary>
internal sealed class PasskeyEndpoints(AccountDoor door, Passkeys passkeys, SecondFactors factors, UserManager<User> users)
{
    /// <summary>Enough for every device somebody owns, few enough to read.</summary>
    private const int Most = 10;

    internal sealed record Addition(string Ticket, JsonElement Credential, [StringLength(60, MinimumLength = 1)] string Name);

    internal sealed record Rename(string Id, [StringLength(60, MinimumLength = 1)] string Name);

    /// <param name="Passkey">The new one.</param>
    /// <param name="RecoveryCodes">New ones, shown this once; empty when the person has some already.</param>
    internal sealed record Added(PasskeyView Passkey, IReadOnlyList<string> RecoveryCodes);

    internal Task<IResult> OfferAsync(HttpContext context) => door.ChangeAsync<PasskeyChallenge>(context, null, async user =>
        (await users.GetPasskeysAsync(user)).Count < Most ? await passkeys.OfferAsync(context, user) : new TooManyPasskeys(), context.RequestAborted);

    internal Task<IResult> AddAsync(HttpContext context, CancellationToken ct) => door.ChangeAsync<Addition, Added>(context, "security.passkey-add", async (user, input) =>
    {
        var made = await passkeys.AcceptAsync(context, user, input.Ticket, input.Credential, ct);
        if (!made.Succeeded)
            return made.Refusal;
        made.Value.Name = input.Name;
        var codes = await factors.AddPasskeyAsync(user, made.Value);
        return new Added(AccountDoor.Of(made.Value), codes);
    }, ct);

    internal Task<IResult> RenameAsync(HttpContext context, CancellationToken ct) => door.ChangeAsync<Rename, PasskeyView>(context, "security.passkey-rename", async (user, input) =>
    {
        if (await FindAsync(user, input.Id) is not { } passkey)
            return new NotFound("passkey");
        await factors.RenamePasskeyAsync(user, passkey, input.Name);
        return AccountDoor.Of(passkey);
    }, ct);

    internal Task<IResult> RemoveAsync(HttpContext context, string id, CancellationToken ct) => door.ChangeAsync<Done>(context, "security.passkey-remove", async user =>
    {
        if (await FindAsync(user, id) is not { } passkey)
            return new NotFound("passkey");
        await factors.RemovePasskeyAsync(user, passkey.CredentialId, ct);
        return default(Done);
    }, ct);

    private async Task<UserPasskeyInfo?> FindAsync(User user, string id) =>
        Base64Url.IsValid(id) ? await users.GetPasskeyAsync(user, Base64Url.DecodeFromChars(id)) : null;
}
