using Npgsql;
using Switchboard.Tenancy;

namespace Switchboard.Host.Identity.OAuth.Grants;

/// <summary>Clears away what ended long ago. An ended grant is kept for a while, so that a replayed code or token is still known as one.</summary>
internal sealed class GrantSweep(CatalogDataSource catalog, TimeProvider clock, ILogger<GrantSweep> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var table in (string[])["oauth_grants where ends_at < $1", "oauth_device_codes where expires_at < $1", "oauth_pushed_requests where expires_at < $1"])
                    await DeleteAsync(table, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("Ended grants could not be cleared away: {Reason}", e.Message);
            }
        }
    }

    private async Task DeleteAsync(string what, CancellationToken ct)
    {
        await using var command = catalog.Source.CreateCommand("delete from catalog." + what);
        command.Parameters.Add(new NpgsqlParameter { Value = clock.GetUtcNow() - Kept });
        await command.ExecuteNonQueryAsync(ct);
    }
}
