using System.Text;
using Switchboard.Desk;
using Switchboard.Desk.SingleSignOn;
using Switchboard.Registry;
using Switchboard.Tenancy.SingleSignOn;

namespace Switchboard.Host.Identity.SingleSignOn;

/// <summary>One kind of provider: where it asks people who they are, and what it then tells us.</summary>
internal interface IExternalProvider
{
    /// <summary>A word of <see cref="ProviderKind"/>.</summary>
    string Kind { get; }

    /// <summary>Where the browser is sent.</summary>
    Task<Outcome<string>> AddressAsync(IdentityProvider provider, Attempt attempt, string redirectUri, CancellationToken ct);

    /// <summary>Who came back.</summary>
    Task<Outcome<ExternalPerson>> ProveAsync(IdentityProvider provider, Attempt attempt, IQueryCollection answer, string redirectUri, CancellationToken ct);

    /// <summary>What is wrong with it, as far as that shows without a person; null when nothing is.</summary>
    Task<Refusal?> CheckAsync(IdentityProvider provider, CancellationToken ct);
}

internal static class ProviderSecret
{
    internal static string Of(ISecretBox box, IdentityProvider provider) => Encoding.UTF8.GetString(box.Open(provider.TenantId, IdentityProvider.SecretPurpose, provider.Secret));
}
