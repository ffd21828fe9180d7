
namespace Switchboard.Host.Identity.Account;

/// <summary>How a person secures the own account: hand-written, because it is the person's, whatever tenants they belong to.</summary>
internal static class AccountEndpoints
{
    internal static IServiceCollection AddAccountSecurity(this IServiceCollection services) =>
        services.AddScoped<AccountDoor>().AddScoped<TotpEndpoints>().AddScoped<PasskeyEndpoints>();

    internal static void MapAccount(this IEndpointRouteBuilder routes)
    {
        var security = routes.MapGroup("/api/v1/account/security").WithTags("account").AddEndpointFilter(SessionEndpoints.NeverStoredAsync);
        security.MapGet("", (HttpContext c, AccountDoor d) => d.ShowAsync(c));
        security.MapPost("/totp", (HttpContext c, TotpEndpoints e, CancellationToken ct) => e.BeginAsync(c, ct));
        security.MapPost("/totp/confirm", (HttpContext c, TotpEndpoints e, CancellationToken ct) => e.ConfirmAsync(c, ct));
        security.MapDelete("/totp", (HttpContext c, TotpEndpoints e, CancellationToken ct) => e.RemoveAsync(c, ct));
        security.MapPost("/recovery-codes", (HttpContext c, TotpEndpoints e, CancellationToken ct) => e.RenewCodesAsync(c, ct));
        security.MapPost("/passkeys/options", (HttpContext c, PasskeyEndpoints e) => e.OfferAsync(c));
        security.MapPost("/passkeys", (HttpContext c, PasskeyEndpoints e, CancellationToken ct) => e.AddAsync(c, ct));
        security.MapPatch("/passkeys/{id}", (HttpContext c, PasskeyEndpoints e, CancellationToken ct) => e.RenameAsync(c, ct));
        security.MapDelete("/passkeys/{id}", (HttpContext c, string id, PasskeyEndpoints e, CancellationToken ct) => e.RemoveAsync(c, id, ct));
    }
}

/// <summary>What protects an account.</summary>
/// <param name="Totp">Whether an authenticator app is set up.</param>
/// <param name="RecoveryCodes">How many recovery codes are left.</param>
/// <param name="Passkeys">The passkeys, oldest first.</param>
internal sealed record AccountSecurityView(bool Totp, int RecoveryCodes, IReadOnlyList<PasskeyView> Passkeys);

internal sealed record PasskeyView(string Id, string Name, DateTimeOffset CreatedAt, bool BackedUp);

/// <param name="Secret">For those who cannot scan: as the app takes it by hand.</param>
/// <param name="Uri">What the QR code says.</param>
internal sealed record TotpSecret(string Secret, string Uri);

/// <param name="RecoveryCodes">New ones, shown this once; empty when the person has some already.</param>
internal sealed record SecondFactorAdded(IReadOnlyList<string> RecoveryCodes);
