using Microsoft.AspNetCore.Identity;
using Switchboard.Registry;

namespace Switchboard.Tenancy.Members;

/// <summary>What a person can prove besides a password.</summary>
/// <param name="Totp">Codes of an authenticator app.</param>
/// <param name="Passkeys">How many passkeys.</param>
/// <param name="RecoveryCodes">How many recovery codes are left.</param>
public sealed record SecondFactorState(bool Totp, int Passkeys, int RecoveryCodes)
{
    /// <summary>Recovery codes alone are no factor: they stand in for one that was lost.</summary>
    public bool IsOn => Totp || Passkeys > 0;
}

/// <summary>Second factors of people, by ASP.NET Core Identity; every change ends the person's other sessions.</summary>
public sealed class SecondFactors(UserManager<User> users, IUserStore<User> store, UsedProofs used, TimeProvider clock)
{
    private const int Codes = 10;

    // Identity takes a code two steps of half a minute early or late.
    private static readonly TimeSpan CodeLives = TimeSpan.FromMinutes(5);

    private CatalogUserStore Store => (CatalogUserStore)store;

    public async Task<SecondFactorState> StateAsync(User user) =>
        new(user.TotpOn, user.TwoFactorEnabled ? (await users.GetPasskeysAsync(user)).Count : 0, user.TwoFactorEnabled ? await users.CountRecoveryCodesAsync(user) : 0);

    /// <summary>A new secret for an authenticator app. It counts for nothing until a code was read from it.</summary>
    public async Task<Outcome<string>> BeginTotpAsync(User user, CancellationToken ct)
    {
        if (user.TotpOn)
            return new TotpAlreadyOn();
        var secret = users.GenerateNewAuthenticatorKey();
        await Store.SetAuthenticatorKeyAsync(user, secret, ct);
        await SaveAsync(user);
        return secret;
    }

    /// <returns>Recovery codes when the person had none, else nothing.</returns>
    public async Task<Outcome<IReadOnlyList<string>>> ConfirmTotpAsync(User user, string code, CancellationToken ct)
    {
        if (user.TotpOn)
            return new TotpAlreadyOn();
        if (await Store.GetAuthenticatorKeyAsync(user, ct) is null)
            return new TotpNotBegun();
        if (!await IsNewCodeAsync(user, code, ct))
            return new WrongCode();
        user.TotpOn = true;
        return Outcome.Of(await TurnedOnAsync(user));
    }

    public async Task RemoveTotpAsync(User user, CancellationToken ct)
    {
        await Store.ForgetAuthenticatorAsync(user, ct);
        user.TotpOn = false;
        await TurnedOffAsync(user, ct);
    }

    /// <inheritdoc cref="ConfirmTotpAsync" path="/returns"/>
    public async Task<IReadOnlyList<string>> AddPasskeyAsync(User user, UserPasskeyInfo passkey)
    {
        Demand(await users.AddOrUpdatePasskeyAsync(user, passkey));
        return await TurnedOnAsync(user);
    }

    public async Task RenamePasskeyAsync(User user, UserPasskeyInfo passkey, string name)
    {
        passkey.Name = name;
        Demand(await users.AddOrUpdatePasskeyAsync(user, passkey));
    }

    public async Task RemovePasskeyAsync(User user, byte[] id, CancellationToken ct)
    {
        Demand(await users.RemovePasskeyAsync(user, id));
        await TurnedOffAsync(user, ct);
    }

    /// <summary>Ten new ones; the old ones are worth nothing from then on.</summary>
    public async Task<IReadOnlyList<string>> NewCodesAsync(User user) => [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(user, Codes) ?? []];

    /// <summary>Whether this is a code of the person's app that was not used before.</summary>
    public async Task<bool> ProveTotpAsync(User user, string code, CancellationToken ct) => user.TotpOn && await IsNewCodeAsync(user, code, ct);

    /// <summary>Uses up a recovery code.</summary>
    public async Task<bool> ProveRecoveryAsync(User user, string code) => user.TwoFactorEnabled && (await users.RedeemTwoFactorRecoveryCodeAsync(user, code)).Succeeded;

    private async Task<bool> IsNewCodeAsync(User user, string code, CancellationToken ct)
    {
        var digits = code.Replace(" ", "", StringComparison.Ordinal);
        return digits.Length == 6 && digits.All(char.IsAsciiDigit)
            && await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, digits)
            && await used.TakeAsync($"totp {user.Id} {digits}", clock.GetUtcNow() + CodeLives, ct);
    }

    private async Task<IReadOnlyList<string>> TurnedOnAsync(User user)
    {
        Demand(await users.SetTwoFactorEnabledAsync(user, true));
        return await users.CountRecoveryCodesAsync(user) > 0 ? [] : await NewCodesAsync(user);
    }

    private async Task TurnedOffAsync(User user, CancellationToken ct)
    {
        var left = user.TotpOn || (await users.GetPasskeysAsync(user)).Count > 0;
        if (!left)
            await Store.ForgetCodesAsync(user, ct);
        Demand(await users.SetTwoFactorEnabledAsync(user, left));
    }

    private async Task SaveAsync(User user) => Demand(await users.UpdateAsync(user));

    /// <summary>Nothing here depends on what a caller sent, so a failure is a fault: most likely two changes at once.</summary>
    private static void Demand(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException("The account could not be changed: " + string.Join(' ', result.Errors.Select(e => e.Code)));
    }
}

public sealed record TotpAlreadyOn()
    : Refusal(RefusalKind.Conflict, "second-factor.already-on", "An authenticator app is set up already. Remove it first.");

public sealed record TotpNotBegun()
    : Refusal(RefusalKind.Conflict, "second-factor.not-begun", "Begin setting up an authenticator app first.");

public sealed record WrongCode()
    : Refusal(RefusalKind.Forbidden, "second-factor.wrong-code", "This code is wrong, expired or was used already. Wait for the next one.");
