using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Intents.Experiments;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Intents;

[Verb("intent-models.publish", Permission = "intents:manage", Route = "POST /intent-models/{id}/publish",
    Refuses = [typeof(ModelNotReady)],
    Summary = "Let this version judge customers' messages from now on.")]
internal sealed class PublishIntentModel(DeskWork work, DeskDb db, ExperimentEndings experiments, TimeProvider clock) : IVerb<PublishIntentModel.Input, IntentModelView>
{
    internal sealed record Input(IntentModelId Id) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    internal static Refusal? Decide(IntentModelState? state) => state switch
    {
        null => new NotFound("intent-model"),
        IntentModelState.Ready => null,
        _ => new ModelNotReady(),
    };

    public async ValueTask<Outcome<IntentModelView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        await work.BeginAsync(ct);
        var model = await db.Set<IntentModel>().SingleOrDefaultAsync(m => m.Id == input.Id, ct);
        if (Decide(model?.State) is { } refusal)
            return refusal;
        await experiments.EndRunningAsync(ExperimentEnding.OtherPublished, caller.Name, ct);
        model!.Publish(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        work.Publish(new IntentModelsChanged(db.TenantId));
        return await IntentModelView.From(db).SingleAsync(m => m.Id == input.Id, ct);
    }
}
