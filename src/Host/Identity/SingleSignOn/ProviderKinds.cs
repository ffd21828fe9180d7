using Switchboard.Desk.SingleSignOn;
using Switchboard.Tenancy.SingleSignOn;

namespace Switchboard.Host.Identity.SingleSignOn;

/// <summary>Every kind that this host speaks.</summary>
internal sealed class ProviderKinds(IEnumerable<IExternalProvider> kinds)
{
    private readonly Dictionary<string, IExternalProvider> _kinds = kinds.ToDictionary(k => k.Kind, StringComparer.Ordinal);

    internal IExternalProvider Of(IdentityProvider provider) => _kinds[provider.Kind];

    internal async Task<ProviderTest> CheckAsync(IdentityProvider provider, CancellationToken ct) =>
        await Of(provider).CheckAsync(provider, ct) is { } wrong ? new ProviderTest(wrong.Code, wrong.Detail) : new ProviderTest(null, null);
}
