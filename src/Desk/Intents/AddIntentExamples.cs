using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Intents;

[Verb("intents.add-examples", Permission = "intents:manage", Route = "POST /intents/{id}/examples",
    Refuses = [typeof(TooManyExamples)],
    Example = """{"texts":["I want my money back","How do I get a refund?"]}""",
    Summary = "Add texts as customers say them. Personal data is masked, and what is an example already is skipped.")]
internal sealed class AddIntentExamples(DeskDb db, NewExamples examples) : IVerb<AddIntentExamples.Input, ExamplesAdded>
{
    internal sealed record Input(IntentId Id, [MinLength(1), MaxLength(500)] IReadOnlyList<string> Texts) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    public async ValueTask<Outcome<ExamplesAdded>> Handle(Input input, Caller caller, CancellationToken ct) =>
        await db.Set<Intent>().AnyAsync(i => i.Id == input.Id, ct)
            ? await examples.AddAsync([.. input.Texts.Select(t => (input.Id, t))], ExampleSource.Typed, ct)
            : new NotFound("intent");
}
