using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Intents;

[Verb("intents.delete", Permission = "intents:manage", Route = "DELETE /intents/{id}",
    Summary = "Delete an intent with its examples. Models that learned it no longer name it.")]
internal sealed class DeleteIntent(DeskWork work, DeskDb db) : IVerb<DeleteIntent.Input, Done>
{
    internal sealed record Input(IntentId Id) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    public async ValueTask<Outcome<Done>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var intent = await db.Set<Intent>().SingleOrDefaultAsync(i => i.Id == input.Id, ct);
        if (intent is null)
            return new NotFound("intent");
        db.Remove(intent);
        work.Publish(new IntentModelsChanged(db.TenantId));
        return default(Done);
    }
}
