using Npgsql;
using Switchboard.Testing;

namespace Switchboard.Isolation;

/// <summary>Two tenants that know nothing of each other, both with something in every table.</summary>
public sealed class TwoTenants(Deployment deployment) : IAsyncLifetime
{
    public Deployment Deployment => deployment;

    public Belongings Ours { get; private set; } = null!;

    public Belongings Theirs { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        Ours = await Belongings.StockAsync(deployment, await deployment.FreshTenantAsync(ct), ct);
        Theirs = await Belongings.StockAsync(deployment, await deployment.FreshTenantAsync(ct), ct);
        await Footprint.SettledAsync(deployment.Owner, Theirs.Tenant.Id.Value, ct);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
