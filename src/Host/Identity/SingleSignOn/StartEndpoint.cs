using Switchboard.Host.Identity.OAuth;
using Switchboard.Host.Identity.OAuth.Authorize;
using Switchboard.Registry;
using Switchboard.Tenancy;
using Switchboard.Tenancy.SingleSignOn;

namespace Switchboard.Host.Identity.SingleSignOn;

/// <summary>Sends a browser from our sign-in page to a company's own.</summary>
internal sealed class StartEndpoint(IdentityProviders providers, TenantCatalog tenants, ProviderKinds kinds, Attempts attempts, FailedEntrance failed, TimeProvider clock)
{
    internal static async Task<IResult> ServeAsync(HttpContext context, Guid provider, string? to, string? again, StartEndpoint endpoint, Issuer issuer, CancellationToken ct) =>
        await endpoint.GoAsync(context, provider, ReturnPath.Of(to), again == "1", issuer.Of(context.Request), ct);

    /// <summary>Another site may not begin it: it would sign people in as whom it likes, and they would work in its company without noticing.</summary>
    internal static bool BeganHere(string fetchSite) => fetchSite is "" or "same-origin" or "none";

    private async Task<IResult> GoAsync(HttpContext context, Guid id, string to, bool again, string? ours, CancellationToken ct)
    {
        if (await providers.FindEnabledAsync(id, ct) is not { } provider || await tenants.FindAsync(provider.TenantId, ct) is not { Active: true } tenant)
            return FailedEntrance.Page(to, null, new AttemptOver().Code, null);
        if (!BeganHere(context.Request.Headers["Sec-Fetch-Site"].ToString()))
            return FailedEntrance.Page(to, tenant.Slug, null, null);
        if (ours is null)
            return await failed.AnswerAsync(context, tenant, provider, new NoAddressOfOurs(), to, ct);
        var attempt = Attempt.New(provider.Id, to, again, clock.GetUtcNow());
        var address = await kinds.Of(provider).AddressAsync(provider, attempt, CallbackEndpoint.Address(ours, tenant), ct);
        if (!address.Succeeded)
            return await failed.AnswerAsync(context, tenant, provider, address.Refusal, to, ct);
        attempts.Keep(context, attempt);
        return new SeeOther(address.Value);
    }
}
