using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Intents.Experiments;

[Verb("intent-experiments.end", Permission = "intents:manage", Route = "POST /intent-experiments/{id}/end",
    Refuses = [typeof(ExperimentEnded)],
    Example = """{"winner":"challenger"}""",
    Summary = "End an experiment: the live version stays, or the challenger takes its place.")]
internal sealed class EndIntentExperiment(DeskDb db, ExperimentEndings endings, TimeProvider clock) : IVerb<EndIntentExperiment.Input, IntentExperimentView>
{
    internal sealed record Input(IntentExperimentId Id, ExperimentArm Winner) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    internal static Refusal? Decide(IntentExperiment? experiment) =>
        experiment is null ? new NotFound("intent-experiment") : experiment.EndedAt is null ? null : new ExperimentEnded();

    public async ValueTask<Outcome<IntentExperimentView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var experiment = await endings.LockAsync(input.Id, ct);
        if (Decide(experiment) is { } refusal)
            return refusal;
        if (input.Winner == ExperimentArm.Challenger)
            (await db.Set<IntentModel>().SingleAsync(m => m.Id == experiment!.ChallengerId, ct)).Publish(clock.GetUtcNow());
        await endings.EndAsync(experiment!, input.Winner == ExperimentArm.Challenger ? ExperimentEnding.ChallengerPromoted : ExperimentEnding.LiveKept, caller.Name, ct);
        return await IntentExperimentView.From(db).SingleAsync(e => e.Id == input.Id, ct);
    }
}
