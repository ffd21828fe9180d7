using Switchboard.Desk.Tests.Plugins;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Assist;

/// <summary>A host whose analyzer finds what texts say is in them, so that a test knows what is to follow. One for a class of tests.</summary>
public sealed class OwlHost(Deployment deployment) : IAsyncLifetime
{
    private OwnHost? _host;

    public async ValueTask InitializeAsync() => _host = await OwnHost.StartAsync(deployment.Server, ["owl", "parrot", "web-chat"], CancellationToken.None);

    public Task<TestTenant> FreshTenantAsync(CancellationToken ct) => _host!.FreshTenantAsync(ct);

    public async ValueTask DisposeAsync() => await _host!.DisposeAsync();
}
