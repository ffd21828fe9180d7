using Switchboard.Registry;

namespace Switchboard.Desk.Intents.Retraining;

[Verb("intent-retraining.start", Permission = "intents:manage", Route = "POST /intent-retraining/start", Status = 201,
    Refuses = [typeof(TooFewExamples)],
    Summary = "Retrain now, however little is new: the version is proposed only when it is better than the live one. Where none is live, it is a version like any other.")]
internal sealed class StartRetraining(TrainingQueue queue) : IVerb<StartRetraining.Input, IntentModelView>
{
    internal sealed record Input;

    public async ValueTask<Outcome<IntentModelView>> Handle(Input input, Caller caller, CancellationToken ct) => await queue.AddAsync("", ModelOrigin.Retraining, caller.Name, ct);
}
