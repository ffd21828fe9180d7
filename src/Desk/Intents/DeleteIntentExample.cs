using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Intents;

[Verb("intent-examples.delete", Permission = "intents:manage", Route = "DELETE /intent-examples/{id}",
    Summary = "Delete an example; the next model no longer learns from it.")]
internal sealed class DeleteIntentExample(DeskDb db) : IVerb<DeleteIntentExample.Input, Done>
{
    internal sealed record Input(IntentExampleId Id) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    public async ValueTask<Outcome<Done>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var example = await db.Set<IntentExample>().SingleOrDefaultAsync(e => e.Id == input.Id, ct);
        if (example is null)
            return new NotFound("intent-example");
        db.Remove(example);
        return default(Done);
    }
}
