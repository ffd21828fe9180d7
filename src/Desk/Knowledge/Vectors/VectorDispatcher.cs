using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Turns;
using Switchboard.Tenancy;

namespace Switchboard.Desk.Knowledge.Vectors;

/// <summary>Has vectors made after articles or the embedder's form have changed. Nobody who publishes an article waits for it.</summary>
internal sealed class VectorDispatcher(TurnTable table, IDeskNews news, VectorTurn turn, VectorWork work, ILogger<VectorDispatcher> log) : BackgroundService
{
    private static readonly TurnPlan Plan = new("article vectors", SideBySide: 2, Tick: TimeSpan.FromSeconds(1), Sweep: TimeSpan.FromMinutes(5));

    /// <summary>Whose form may have been changed since their last turn.</summary>
    private readonly ConcurrentDictionary<TenantId, byte> _hurried = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var turns = table.Open(Plan, log);
        using var listening = table.WakeOn<ArticlesChanged>(turns);
        using var hearing = news.Listen(item =>
        {
            if (item is not InboxesChanged changed)
                return;
            _hurried.TryAdd(changed.Tenant, 0);
            turns.Wake(changed.Tenant);
        });
        await turns.RunAsync(RunAsync, stoppingToken);
    }

    private async Task<DateTimeOffset?> RunAsync(Tenant tenant, CancellationToken ct)
    {
        if (_hurried.TryRemove(tenant.Id, out _))
            await work.HurryAsync(tenant, ct);
        return await turn.RunAsync(tenant, ct);
    }
}
