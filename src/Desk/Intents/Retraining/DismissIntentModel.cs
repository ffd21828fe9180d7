using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Intents.Retraining;

[Verb("intent-models.dismiss", Permission = "intents:manage", Route = "POST /intent-models/{id}/dismiss",
    Refuses = [typeof(ModelNotProposed)],
    Summary = "Leave a proposed version. It is kept and could still be published, but nobody is asked about it any more.")]
internal sealed class DismissIntentModel(DeskWork work, DeskDb db) : IVerb<DismissIntentModel.Input, IntentModelView>
{
    internal sealed record Input(IntentModelId Id) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    internal static Refusal? Decide(ModelProposal? proposal) => proposal == ModelProposal.Proposed ? null : new ModelNotProposed();

    public async ValueTask<Outcome<IntentModelView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        await work.BeginAsync(ct);
        var model = await db.Set<IntentModel>().FromSql($"select * from desk.intent_models where id = {input.Id.Value} for no key update").SingleOrDefaultAsync(ct);
        if (model is null)
            return new NotFound("intent-model");
        if (Decide(model.Proposal) is { } refusal)
            return refusal;
        model.Proposal = ModelProposal.Dismissed;
        await db.SaveChangesAsync(ct);
        return await IntentModelView.From(db).SingleAsync(m => m.Id == input.Id, ct);
    }
}
