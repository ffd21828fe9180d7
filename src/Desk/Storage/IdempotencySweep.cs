using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Storage;

/// <summary>Takes away answers that nobody may ask for again. A row that stays a while longer does no harm: an expired one counts as none.</summary>
internal sealed class IdempotencySweep(PlatformScope platform, TenantConnections connections, TimeProvider clock, ILogger<IdempotencySweep> log) : BackgroundService
{
    private const int MostPerRound = 1_000;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("Expired idempotency keys could not be removed: {Reason}", e.Message);
            }
        }
    }

    internal async Task SweepAsync(CancellationToken ct)
    {
        foreach (var tenant in await platform.TenantsAsync("idempotency: remove expired answers", ct))
        {
            await using var connection = await connections.OpenAsync(tenant, ct);
            int removed;
            do
            {
                await using var command = new NpgsqlCommand(
                    """
                    delete from desk.idempotency_keys where tenant_id = $1 and (caller_id, route, key) in (
                      select caller_id, route, key from desk.idempotency_keys where tenant_id = $1 and expires_at <= now() limit $2 for update skip locked)
                    """, connection);
                command.Parameters.Add(new NpgsqlParameter { Value = tenant.Id.Value });
                command.Parameters.Add(new NpgsqlParameter { Value = MostPerRound });
                removed = await command.ExecuteNonQueryAsync(ct);
            }
            while (removed == MostPerRound);
        }
    }
}
