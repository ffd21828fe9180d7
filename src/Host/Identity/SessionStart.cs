using Microsoft.AspNetCore.Authentication;
using Switchboard.Registry;
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
            return await EnterAsync(context, user, null, methods, ct);
        Outcome<SessionView>? refused = null;
        foreach (var place in open)
        {
            var shown = await EnterAsync(context, user, place.Tenant.ToString(), methods, ct);
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

    /// <summary>The same session, proven again.</summary>
    internal Task<Outcome<SessionView>> RenewAsync(HttpContext context, SignedIn person, IReadOnlyList<string> methods, CancellationToken ct) =>
        EnterAsync(context, person.User, person.Tenant, methods, ct);

    /// <summary>After the account itself changed: as it was proven before, with the account's new stamp.</summary>
    internal Task<Outcome<SessionView>> KeepAsync(HttpContext context, SignedIn person, CancellationToken ct) =>
        EnterAsync(context, person.User, person.Tenant, person.Methods, ct, person.AuthenticatedAt);

    private async Task<Outcome<SessionView>> EnterAsync(
        HttpContext context, User user, string? tenant, IReadOnlyList<string> methods, CancellationToken ct, DateTimeOffset? authenticatedAt = null)
    {
        var scheme = IdentityModule.CookieScheme(context);
        var principal = PrincipalClaims.Of(user, tenant, scheme, authenticatedAt ?? clock.GetUtcNow(), methods);
        context.User = principal;
        var shown = await views.ShowAsync(context, ct);
        if (shown.Succeeded)
            await context.SignInAsync(scheme, principal, new AuthenticationProperties { IsPersistent = true });
        return shown;
    }
}
