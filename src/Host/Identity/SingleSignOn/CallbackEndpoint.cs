using Switchboard.Desk.SingleSignOn;
using Switchboard.Host.Identity.OAuth;
using Switchboard.Host.Identity.OAuth.Authorize;
using Switchboard.Registry;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;
using Switchboard.Tenancy.SingleSignOn;

namespace Switchboard.Host.Identity.SingleSignOn;

/// <summary>Where a company's provider sends people back to. The address is the tenant's own: what another tenant's provider sends here is nobody's.</summary>
internal sealed class CallbackEndpoint(IdentityProviders providers, TenantCatalog tenants, Attempts attempts, ExternalEntrance entrance, FailedEntrance failed)
{
    private const string Path = "/api/v1/single-sign-on/callback/";

    internal static string Address(string ours, Tenant tenant) => ours + Path + tenant.Slug;

    internal static async Task<IResult> ServeAsync(HttpContext context, string tenant, CallbackEndpoint endpoint, Issuer issuer, CancellationToken ct) =>
        await endpoint.AnswerAsync(context, tenant, issuer.Of(context.Request), ct);

    private async Task<IResult> AnswerAsync(HttpContext context, string slug, string? ours, CancellationToken ct)
    {
        if (await attempts.TakeAsync(context, context.Request.Query["state"], ct) is not { } attempt || await providers.FindEnabledAsync(attempt.Provider, ct) is not { } provider
            || await tenants.FindAsync(provider.TenantId, ct) is not { Active: true } tenant || tenant.Slug != slug)
            return FailedEntrance.Page(ReturnPath.Of(null), null, new AttemptOver().Code, null);
        var entered = ours is null ? new NoAddressOfOurs() : await entrance.EnterAsync(context, tenant, provider, attempt, Address(ours, tenant), ct);
        return entered is { } refusal ? await failed.AnswerAsync(context, tenant, provider, refusal, attempt.To, ct) : new SeeOther(attempt.To);
    }
}

/// <summary>Who came back takes their place, and gets a session that is good there.</summary>
internal sealed class ExternalEntrance(ProviderKinds kinds, EnterByProvider enter, SessionStart sessions, CurrentTenant current, TimeProvider clock)
{
    /// <summary>When they proved it. Whoever was only sent through has not done so now; a kind that cannot be asked when is believed if it was told to ask anew.</summary>
    internal static DateTimeOffset? ProvenAt(ExternalPerson person, string kind, bool again, DateTimeOffset now) =>
        person.ProvenAt is { } at ? (at < now ? at : now) : again && kind != OpenId.OpenIdProvider.Word ? now : null;

    /// <returns>Null when they are in.</returns>
    internal async Task<Refusal?> EnterAsync(HttpContext context, Tenant tenant, IdentityProvider provider, Attempt attempt, string redirectUri, CancellationToken ct)
    {
        var person = await kinds.Of(provider).ProveAsync(provider, attempt, context.Request.Query, redirectUri, ct);
        if (!person.Succeeded)
            return person.Refusal;
        current.Enter(tenant);
        var user = await enter.HandleAsync(provider, person.Value, ct);
        if (!user.Succeeded)
            return user.Refusal;
        var by = new Vouching(provider.Id, provider.Name, tenant.Id, ProvenAt(person.Value, provider.Kind, attempt.Again, clock.GetUtcNow()));
        return (await sessions.BeginVouchedForAsync(context, user.Value, by, ct)).Refusal;
    }
}
