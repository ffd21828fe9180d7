using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Intents.Experiments;

/// <summary>Ends experiments, and keeps what had come of them.</summary>
internal sealed class ExperimentEndings(DeskWork work, DeskDb db, ExperimentFigures figures, TimeProvider clock)
{
    /// <summary>The row, locked until the work ends.</summary>
    public async Task<IntentExperiment?> LockAsync(IntentExperimentId id, CancellationToken ct)
    {
        await work.BeginAsync(ct);
        return await db.Set<IntentExperiment>().FromSql($"select * from desk.intent_experiments where id = {id.Value} for no key update").SingleOrDefaultAsync(ct);
    }

    /// <summary>Whatever runs, because the versions that it compares are no longer what they were.</summary>
    public async Task EndRunningAsync(ExperimentEnding ending, string by, CancellationToken ct)
    {
        await work.BeginAsync(ct);
        var running = await db.Set<IntentExperiment>().FromSql($"select * from desk.intent_experiments where ended_at is null for no key update").SingleOrDefaultAsync(ct);
        if (running is not null)
            await EndAsync(running, ending, by, ct);
    }

    public async Task EndAsync(IntentExperiment experiment, ExperimentEnding ending, string by, CancellationToken ct)
    {
        experiment.Outcome = await figures.CountAsync(experiment, ct);
        (experiment.EndedAt, experiment.EndedBy, experiment.Ending) = (clock.GetUtcNow(), by, ending);
        await db.SaveChangesAsync(ct);
        work.Publish(new IntentModelsChanged(db.TenantId));
    }
}
