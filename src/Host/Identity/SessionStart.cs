using Microsoft.AspNetCore.Authentication;
using Switchboard.Registry;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Members;

namespace Switchboard.Host.Identity;

/// <summary>Begins a session for somebody who has proven all that was asked of them, or writes down that they did so again.</summary>
internal sealed class SessionStart(Accounts accounts, SessionViews views, SessionAudit audit, TimeProvider clock)
{
    /// <param name="context">Whose answer gets the cookie.</param>
    /// <param name="user">Who it is.</param>
    /// <param name="slug">The tenant asked for; null for the first that is open.</param>
    /// <param name="methods">How they proved it, as <c>amr</c> names it.</param>
    /// <param name="ct">Stops it.</param>
    internal async Task<Outcome<SessionView>> BeginAsync(HttpContext context, User user, string? slug, IReadOnlyList<string> methods, CancellationToken ct)
    {
        var places = await accounts.MembershipsAsync(user.Id, ct);
        var open = slug is not null ? places.Where(p => p.Slug == slug) : places.OrderByDescending(p => p.Active);
        if (!open.Any() && (slug is not null || !user.IsOperator))
            return new NoTenant();
        await accounts.EnteredAsync(user);
        if (!open.Any())
            return await EnterAsync(context, user, null, methods, clock.GetUtcNow(), ct);
        Outcome<SessionView>? refused = null;
        foreach (var place in open)
        {
            var shown = await EnterAsync(context, user, place.Tenant.ToString(), methods, clock.GetUtcNow(), ct);
            if (shown.Succeeded)
            {
                await audit.WriteAsync(context, user, place.Tenant, "session.sign-in", string.Join(' ', methods), ct);
                return shown;
            }

            // Whoever was given a place somewhere must not be kept out of all the others by it.
            refused ??= shown;
        }

        return refused!.Value;
    }

    /// <summary>For whom a tenant's own provider vouches: a session in that tenant and nowhere else.</summary>
    /// <remarks>What is counted against guesses at the account's password stays: the provider knows nothing of it.</remarks>
    internal async Task<Outcome<SessionView>> BeginVouchedForAsync(HttpContext context, User user, Vouching by, CancellationToken ct)
    {
        var shown = await EnterAsync(context, user, by.Tenant.ToString(), by.Methods, by.ProvenAt, ct, by.Provider);
        if (shown.Succeeded)
            await audit.WriteAsync(context, user, by.Tenant, "session.sign-in", $"sso {by.Name}", ct);
        return shown;
    }

    /// <summary>The same session, proven again.</summary>
    internal Task<Outcome<SessionView>> RenewAsync(HttpContext context, SignedIn person, IReadOnlyList<string> methods, CancellationToken ct) =>
        EnterAsync(context, person.User, person.Tenant, methods, clock.GetUtcNow(), ct);

    /// <summary>After the account itself changed: as it was proven before, with the account's new stamp.</summary>
    internal Task<Outcome<SessionView>> KeepAsync(HttpContext context, SignedIn person, CancellationToken ct) =>
        EnterAsync(context, person.User, person.Tenant, person.Methods, person.AuthenticatedAt, ct, person.Provider);

    private async Task<Outcome<SessionView>> EnterAsync(
        HttpContext context, User user, string? tenant, IReadOnlyList<string> methods, DateTimeOffset? authenticatedAt, CancellationToken ct, Guid? provider = null)
    {
        var scheme = IdentityModule.CookieScheme(context);
        var principal = PrincipalClaims.Of(user, tenant, scheme, authenticatedAt, methods, provider);
        context.User = principal;
        var shown = await views.ShowAsync(context, ct);

        // A session that a company vouches for is vouched for anew every twelve hours, however busy it was.
        if (shown.Succeeded)
            await context.SignInAsync(scheme, principal, new AuthenticationProperties { IsPersistent = true, AllowRefresh = provider is null ? null : false });
        return shown;
    }
}

/// <summary>What a tenant's provider says about somebody's session.</summary>
/// <param name="Provider">Which.</param>
/// <param name="Name">What stands on its button.</param>
/// <param name="Tenant">The only tenant where it is believed.</param>
/// <param name="ProvenAt">When they proved it there; null where it does not tell, and then it counts as long ago.</param>
internal sealed record Vouching(Guid Provider, string Name, TenantId Tenant, DateTimeOffset? ProvenAt)
{
    internal IReadOnlyList<string> Methods { get; } = ["sso"];
}
