using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Intents.Experiments;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Intents;

[Verb("intent-models.roll-back", Permission = "intents:manage", Route = "POST /intent-models/{id}/roll-back",
    Refuses = [typeof(ModelNotLive)],
    Summary = "Take the live version back: the one published before it judges again, or none.")]
internal sealed class RollBackIntentModel(DeskWork work, DeskDb db, ExperimentEndings experiments) : IVerb<RollBackIntentModel.Input, IntentModelView>
{
    internal sealed record Input(IntentModelId Id) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    internal static Refusal? Decide(IntentModelView? model) =>
        model is null ? new NotFound("intent-model") : model.Live ? null : new ModelNotLive();

    public async ValueTask<Outcome<IntentModelView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        await work.BeginAsync(ct);
        if (Decide(await IntentModelView.From(db).SingleOrDefaultAsync(m => m.Id == input.Id, ct)) is { } refusal)
            return refusal;
        await experiments.EndRunningAsync(ExperimentEnding.RolledBack, caller.Name, ct);
        var model = await db.Set<IntentModel>().SingleAsync(m => m.Id == input.Id, ct);
        model.PublishedAt = null;
        await db.SaveChangesAsync(ct);
        work.Publish(new IntentModelsChanged(db.TenantId));
        return await IntentModelView.From(db).SingleAsync(m => m.Id == input.Id, ct);
    }
}
