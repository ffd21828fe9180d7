using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Turns;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Channels;

/// <summary>Fetches from platforms what their events only named: files, and who somebody is.</summary>
internal sealed class FetchDispatcher(FetchErrands errands, PlatformScope platform, TenantCatalog tenants, IDeskNews news, TimeProvider clock, ILogger<FetchDispatcher> log) : BackgroundService
{
    private const int MostPerTenant = 4;
    private static readonly TurnPlan Plan = new("channel fetches", SideBySide: 8, Tick: TimeSpan.FromMilliseconds(250), Sweep: TimeSpan.FromSeconds(15));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var turns = new TenantTurns(platform, tenants, clock, log, Plan);
        var running = new TenantErrands(turns, MostPerTenant);
        using var listening = news.Listen(item =>
        {
            if (item is FetchesWaiting waiting)
                turns.Wake(waiting.Tenant);
        });
        await turns.RunAsync((tenant, ct) => errands.StartAsync(running, tenant, ct), stoppingToken);
    }
}
