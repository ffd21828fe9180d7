using Microsoft.Extensions.DependencyInjection;
using Switchboard.Desk.Intents;
using Switchboard.Tenancy.Isolation;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Intents;

internal static class UpkeepStage
{
    /// <summary>A tenant's turn at upkeep, now.</summary>
    internal static async Task UpkeepAsync(this Deployment deployment, TestTenant tenant, CancellationToken ct)
    {
        await using var scope = deployment.Services.GetRequiredService<PlatformScope>().Enter(tenant.Tenant);
        await scope.ServiceProvider.GetRequiredService<IntentUpkeep>().RunAsync(ct);
    }
}
