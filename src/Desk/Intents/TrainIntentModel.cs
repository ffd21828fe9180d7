using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Intents;

[Verb("intent-models.train", Permission = "intents:manage", Route = "POST /intent-models", Status = 201,
    Refuses = [typeof(TooFewExamples)],
    Example = """{"note":"With the words of this week"}""",
    Summary = "Train a new version from all intents with five examples or more; while one is on its way, that one is answered.")]
internal sealed class TrainIntentModel(DeskWork work, DeskDb db, TimeProvider clock) : IVerb<TrainIntentModel.Input, IntentModelView>
{
    internal sealed record Input([StringLength(200)] string Note = "");

    internal static Refusal? Decide(int trainable) => trainable < 2 ? new TooFewExamples() : null;

    public async ValueTask<Outcome<IntentModelView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        await work.BeginAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('intent-models:' || {db.TenantId.Value}::text, 0))", ct);
        if (await IntentModelView.From(db).SingleOrDefaultAsync(m => m.State == IntentModelState.Queued || m.State == IntentModelState.Training, ct) is { } running)
            return Outcome<IntentModelView>.Replayed(running);
        if (Decide(await db.Set<IntentExample>().GroupBy(e => e.IntentId).CountAsync(g => g.Count() >= IntentExample.Fewest, ct)) is { } refusal)
            return refusal;
        var model = new IntentModel
        {
            Id = IntentModelId.New(),
            Number = 1 + (await db.Set<IntentModel>().MaxAsync(m => (int?)m.Number, ct) ?? 0),
            Note = input.Note.Trim(),
            State = IntentModelState.Queued,
            Seed = 1,
            CreatedBy = caller.Name,
            CreatedAt = clock.GetUtcNow(),
        };
        db.Add(model);
        await db.SaveChangesAsync(ct);
        work.Publish(new IntentTrainingWaits(db.TenantId));
        return await IntentModelView.From(db).SingleAsync(m => m.Id == model.Id, ct);
    }
}
