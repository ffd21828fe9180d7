using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Intents.Drift;
using Switchboard.Desk.Intents.Experiments;
using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Intents;

/// <summary>What has to be looked after in a tenant's models while nobody looks: experiments that were forgotten, versions whose words have moved, predictions that are old. Doing it twice does no harm.</summary>
internal sealed class IntentUpkeep(DeskWork work, DeskDb db, ExperimentEndings experiments, DriftWatch drift, TimeProvider clock)
{
    private const int MostPerRound = 10_000;

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await db.Set<IntentExperiment>().AnyAsync(e => e.EndedAt == null && e.StartedAt <= now - IntentExperiment.Longest, ct))
        {
            await experiments.EndRunningAsync(ExperimentEnding.TimeOver, "", ct);
            await work.CommitAsync(audit: null, ct);
        }

        await drift.RunAsync(ct);
        await ClearAsync(DateOnly.FromDateTime(now.UtcDateTime).AddDays(-KeptPrediction.DaysKept), ct);
    }

    /// <summary>In many small steps: one large one would hold up the vacuum, and whoever reads meanwhile.</summary>
    private async Task ClearAsync(DateOnly before, CancellationToken ct)
    {
        while (await db.Database.ExecuteSqlAsync($"""
            delete from desk.intent_predictions where tenant_id = {db.TenantId.Value} and (said_on, model_number, conversation_id, seq) in (
              select said_on, model_number, conversation_id, seq from desk.intent_predictions
              where tenant_id = {db.TenantId.Value} and said_on < {before} order by said_on, model_number, conversation_id, seq limit {MostPerRound})
            """, ct) == MostPerRound)
        {
        }
    }
}
