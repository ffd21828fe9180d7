using Switchboard.Host.Rest;
using Switchboard.Tenancy;
using Switchboard.Tenancy.SingleSignOn;

namespace Switchboard.Host.Identity.SingleSignOn;

/// <summary>What a company's sign-in page offers. A company that does not exist offers nothing, like many that do.</summary>
internal static class OfferedEndpoint
{
    internal sealed record Offered(IReadOnlyList<OfferedProvider> Items);

    internal sealed record OfferedProvider(Guid Id, string Kind, string Name);

    internal static async Task<IResult> ServeAsync(string? tenant, TenantCatalog tenants, IdentityProviders providers, CancellationToken ct)
    {
        var found = tenant is { Length: > 0 and <= 100 } ? await tenants.FindBySlugAsync(tenant.Trim().ToLowerInvariant(), ct) : null;
        var offered = found is { Active: true } ? await providers.EnabledOfAsync(found.Id, ct) : [];
        return Results.Json(new Offered([.. offered.Select(p => new OfferedProvider(p.Id, p.Kind, p.Name))]), RestJson.Options);
    }
}
