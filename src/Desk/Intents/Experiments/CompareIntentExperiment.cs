using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Intents.Experiments;

[Verb("intent-experiments.compare", Permission = "intents:manage", Route = "GET /intent-experiments/{id}/outcome", Audited = false,
    Summary = "What an experiment has shown so far, or had shown when it ended.")]
internal sealed class CompareIntentExperiment(DeskDb db, ExperimentFigures figures) : IVerb<CompareIntentExperiment.Input, ExperimentOutcome>
{
    internal sealed record Input(IntentExperimentId Id);

    public async ValueTask<Outcome<ExperimentOutcome>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var experiment = await db.Set<IntentExperiment>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == input.Id, ct);
        if (experiment is null)
            return new NotFound("intent-experiment");
        return experiment.Outcome ?? await figures.CountAsync(experiment, ct);
    }
}
