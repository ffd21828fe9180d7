using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Switchboard.Tenancy.Members;

/// <summary>Identity's own store, but what it keeps of second factors is of no use to whoever reads the database.</summary>
internal sealed class CatalogUserStore(CatalogDb db, IDataProtectionProvider protection) : UserOnlyStore<User, CatalogDb, Guid>(db)
{
    private const string Provider = "switchboard";
    private const string Authenticator = "authenticator";
    private const string Recovery = "recovery";

    public override async Task<string?> GetAuthenticatorKeyAsync(User user, CancellationToken cancellationToken) =>
        await GetTokenAsync(user, Provider, Authenticator, cancellationToken) is { } locked ? Seal(user).Unprotect(locked) : null;

    public override Task SetAuthenticatorKeyAsync(User user, string key, CancellationToken cancellationToken) =>
        SetTokenAsync(user, Provider, Authenticator, Seal(user).Protect(key), cancellationToken);

    public override async Task<int> CountCodesAsync(User user, CancellationToken cancellationToken) =>
        RecoveryHashes.Count(await GetTokenAsync(user, Provider, Recovery, cancellationToken));

    public override Task ReplaceCodesAsync(User user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        SetTokenAsync(user, Provider, Recovery, RecoveryHashes.Of(recoveryCodes), cancellationToken);

    public override async Task<bool> RedeemCodeAsync(User user, string code, CancellationToken cancellationToken)
    {
        if (await GetTokenAsync(user, Provider, Recovery, cancellationToken) is not { } kept || RecoveryHashes.Without(kept, code) is not { } rest)
            return false;
        await SetTokenAsync(user, Provider, Recovery, rest, cancellationToken);
        return true;
    }

    internal Task ForgetAuthenticatorAsync(User user, CancellationToken ct) => RemoveTokenAsync(user, Provider, Authenticator, ct);

    internal Task ForgetCodesAsync(User user, CancellationToken ct) => RemoveTokenAsync(user, Provider, Recovery, ct);

    private IDataProtector Seal(User user) => protection.CreateProtector("switchboard.authenticator", user.Id.ToString());
}
