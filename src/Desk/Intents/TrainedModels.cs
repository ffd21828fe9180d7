using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Intents.Experiments;
using Switchboard.Desk.Intents.Retraining;
using Switchboard.Desk.Storage;
using Switchboard.Language.Measures;
using Switchboard.Language.Training;

namespace Switchboard.Desk.Intents;

/// <summary>Writes down what came of training.</summary>
internal sealed class TrainedModels(DeskDb db, TimeProvider clock)
{
    public async Task FailAsync(IntentModelId id, string why, CancellationToken ct)
    {
        var model = await db.Set<IntentModel>().SingleAsync(m => m.Id == id, ct);
        (model.State, model.Failure, model.LeasedUntil) = (IntentModelState.Failed, why, null);
        await db.SaveChangesAsync(ct);
    }

    public async Task KeepAsync(IntentModelId id, TrainingResult result, IReadOnlyDictionary<string, IntentId> names, ModelComparison? comparison, TimeSpan took, CancellationToken ct)
    {
        using var learned = result.Model;
        var model = await db.Set<IntentModel>().SingleAsync(m => m.Id == id, ct);
        var content = learned.ToBytes();
        var card = learned.Card;
        (model.State, model.Step, model.Progress, model.LeasedUntil) = (IntentModelState.Ready, "", 1, null);
        (model.Examples, model.Held, model.Threshold) = (card.Examples, card.Held, learned.Threshold);
        (model.Accuracy, model.MacroF1, model.CalibrationError) = (card.Accuracy, card.MacroF1, card.CalibrationError);
        (model.Coverage, model.SureAccuracy) = (card.Coverage, card.SureAccuracy);
        model.Classes = [.. result.Held.Classes().Select(c => new IntentClass(names[c.Label], c.Label, c.Support, c.Precision, c.Recall, c.F1))];
        model.Judgements = [.. JudgementsOf(result.Held)];
        model.Curve = [.. result.Curve.Select(p => new IntentCurvePoint(p.Examples, p.Accuracy))];
        (model.Bytes, model.Milliseconds, model.TrainedAt) = (content.Length, (int)took.TotalMilliseconds, clock.GetUtcNow());
        (model.Comparison, model.Proposal) = (comparison, ProposalOf(comparison));
        db.Add(new IntentModelFile { ModelId = id, Content = content });
        await db.SaveChangesAsync(ct);
        await db.Set<IntentModel>()
            .Where(m => m.Number <= model.Number - IntentModel.Kept && m.PublishedAt == null && !db.Set<IntentExperiment>().Any(e => e.EndedAt == null && e.ChallengerId == m.Id))
            .ExecuteDeleteAsync(ct);
    }

    private static ModelProposal? ProposalOf(ModelComparison? comparison) => comparison?.Verdict switch
    {
        null => null,
        ComparisonVerdict.Better => ModelProposal.Proposed,
        _ => ModelProposal.NotBetter,
    };

    private static IEnumerable<IntentJudgement> JudgementsOf(Evaluation held) =>
        from actual in Enumerable.Range(0, held.Labels.Count)
        from predicted in Enumerable.Range(0, held.Labels.Count)
        let count = held.Confused(actual, predicted)
        where count > 0
        select new IntentJudgement(held.Labels[actual], held.Labels[predicted], count);
}
