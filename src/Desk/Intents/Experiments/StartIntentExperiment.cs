using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Intents.Experiments;

[Verb("intent-experiments.start", Permission = "intents:manage", Route = "POST /intent-experiments", Status = 201,
    Refuses = [typeof(ModelNotReady), typeof(NothingLive), typeof(ChallengerIsLive), typeof(ExperimentRuns)],
    Example = """{"challengerId":"{intent-model}","mode":"split","share":10}""",
    Summary = "Try a version beside the live one: for a share of the conversations, or in the shadow, without any effect.")]
internal sealed class StartIntentExperiment(DeskWork work, DeskDb db, TimeProvider clock) : IVerb<StartIntentExperiment.Input, IntentExperimentView>
{
    /// <param name="ChallengerId">The version that is tried.</param>
    /// <param name="Mode">With a share of the conversations, or in the shadow.</param>
    /// <param name="Share">So many of a hundred conversations; in the shadow it says nothing.</param>
    internal sealed record Input(IntentModelId ChallengerId, ExperimentMode Mode = ExperimentMode.Split, [Range(1, 50)] int Share = 10) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => ChallengerId.Value;
    }

    internal static Refusal? Decide(IntentModelView? challenger, IntentModelView? live, bool runs) =>
        PublishIntentModel.Decide(challenger?.State)
        ?? (challenger!.Live ? new ChallengerIsLive() : live is null ? new NothingLive() : runs ? new ExperimentRuns() : null);

    public async ValueTask<Outcome<IntentExperimentView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        await work.BeginAsync(ct);
        var challenger = await IntentModelView.From(db).SingleOrDefaultAsync(m => m.Id == input.ChallengerId, ct);
        var live = await IntentModelView.From(db).SingleOrDefaultAsync(m => m.Live, ct);
        if (Decide(challenger, live, await db.Set<IntentExperiment>().AnyAsync(e => e.EndedAt == null, ct)) is { } refusal)
            return refusal;
        var experiment = new IntentExperiment
        {
            Id = IntentExperimentId.New(),
            Mode = input.Mode,
            Share = input.Mode == ExperimentMode.Shadow ? 0 : input.Share,
            LiveId = live!.Id,
            LiveNumber = live.Number,
            ChallengerId = challenger!.Id,
            ChallengerNumber = challenger.Number,
            StartedAt = clock.GetUtcNow(),
            StartedBy = caller.Name,
        };
        db.Add(experiment);
        await db.SaveChangesAsync(ct);
        work.Publish(new IntentModelsChanged(db.TenantId));
        return await IntentExperimentView.From(db).SingleAsync(e => e.Id == experiment.Id, ct);
    }
}
