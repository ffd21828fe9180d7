using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Intents.Retraining;

/// <summary>One tenant's turn at night: has a version trained when there is enough to learn.</summary>
internal sealed class RetrainTurn(DeskWork work, RetrainingNeed need, TrainingQueue queue, CurrentTenant tenant, TimeProvider clock)
{
    /// <summary>What stands as the author of a version that nobody asked for.</summary>
    private const string Author = "Retraining";

    /// <returns>True when this host had the night's version queued.</returns>
    public async Task<bool> RunAsync(CancellationToken ct)
    {
        if (RetrainNight.Of(clock.GetUtcNow(), tenant.Tenant.TimeZone) is not { } night || !await ClaimAsync(night, ct))
            return false;
        var begun = await need.ApprovedAsync(ct) >= RetrainingNeed.Fewest && (await queue.AddAsync("", ModelOrigin.Retraining, Author, ct)) is { Succeeded: true, Existing: false };
        await work.CommitAsync(audit: null, ct);
        return begun;
    }

    /// <summary>The row is the claim: of all hosts, one changes it, and it is committed with what it has trained or not at all.</summary>
    private async Task<bool> ClaimAsync(DateOnly night, CancellationToken ct)
    {
        var db = await work.BeginAsync(ct);
        return await db.Database.ExecuteSqlAsync($"""
            insert into desk.retraining (tenant_id, subject, night) values ({db.TenantId.Value}, {RetrainingRow.Intents}, {night})
            on conflict (tenant_id, subject) do update set night = excluded.night where retraining.enabled and retraining.night is distinct from excluded.night
            """, ct) == 1;
    }
}
