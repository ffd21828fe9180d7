using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Intents;

/// <summary>Where versions wait for their training, one of a tenant.</summary>
internal sealed class TrainingQueue(DeskWork work, DeskDb db, TimeProvider clock)
{
    /// <summary>The new version; while another is on its way, that one, and a refusal when there is too little to learn.</summary>
    public async Task<Outcome<IntentModelView>> AddAsync(string note, ModelOrigin origin, string by, CancellationToken ct)
    {
        await work.BeginAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('intent-models:' || {db.TenantId.Value}::text, 0))", ct);
        if (await IntentModelView.From(db).SingleOrDefaultAsync(m => m.State == IntentModelState.Queued || m.State == IntentModelState.Training, ct) is { } running)
            return Outcome<IntentModelView>.Replayed(running);
        if (TrainIntentModel.Decide(await db.Set<IntentExample>().GroupBy(e => e.IntentId).CountAsync(g => g.Count() >= IntentExample.Fewest, ct)) is { } refusal)
            return refusal;
        var model = new IntentModel
        {
            Id = IntentModelId.New(),
            Number = 1 + (await db.Set<IntentModel>().MaxAsync(m => (int?)m.Number, ct) ?? 0),
            Note = note,
            State = IntentModelState.Queued,
            Origin = origin,
            Seed = 1,
            CreatedBy = by,
            CreatedAt = clock.GetUtcNow(),
        };
        db.Add(model);
        await db.SaveChangesAsync(ct);
        work.Publish(new IntentTrainingWaits(db.TenantId));
        return await IntentModelView.From(db).SingleAsync(m => m.Id == model.Id, ct);
    }
}
