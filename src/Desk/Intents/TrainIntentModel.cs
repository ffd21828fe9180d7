using System.ComponentModel.DataAnnotations;
using Switchboard.Registry;

namespace Switchboard.Desk.Intents;

[Verb("intent-models.train", Permission = "intents:manage", Route = "POST /intent-models", Status = 201,
    Refuses = [typeof(TooFewExamples)],
    Example = """{"note":"With the words of this week"}""",
    Summary = "Train a new version from all intents with five examples or more; while one is on its way, that one is answered.")]
internal sealed class TrainIntentModel(TrainingQueue queue) : IVerb<TrainIntentModel.Input, IntentModelView>
{
    internal sealed record Input([StringLength(200)] string Note = "");

    internal static Refusal? Decide(int trainable) => trainable < 2 ? new TooFewExamples() : null;

    public async ValueTask<Outcome<IntentModelView>> Handle(Input input, Caller caller, CancellationToken ct) =>
        await queue.AddAsync(input.Note.Trim(), ModelOrigin.Asked, caller.Name, ct);
}
