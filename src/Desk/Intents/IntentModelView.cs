using Switchboard.Desk.Intents.Drift;
using Switchboard.Desk.Intents.Retraining;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Intents;

public sealed record IntentModelView
{
    public IntentModelId Id { get; init; }

    /// <summary>Counted from one.</summary>
    public int Number { get; init; }

    /// <summary>What is different about it, in somebody's words.</summary>
    public string Note { get; init; } = "";

    public IntentModelState State { get; init; }

    /// <summary>What is being done, while it trains.</summary>
    public string Step { get; init; } = "";

    /// <summary>From 0 to 1.</summary>
    public double Progress { get; init; }

    /// <summary>Why there is no model: <c>too-few-examples</c> or <c>gave-up</c>.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether it judges customers' messages now.</summary>
    public bool Live { get; init; }

    public ModelOrigin Origin { get; init; }

    /// <summary>What became of it, where it came of retraining.</summary>
    public ModelProposal? Proposal { get; init; }

    /// <summary>How it stood beside the version that was live, where it came of retraining.</summary>
    public ModelComparison? Comparison { get; init; }

    /// <summary>Since when what it says has moved too far from what it said at first; null while it has not.</summary>
    public DateTimeOffset? DriftedAt { get; init; }

    /// <summary>Of everything random in its making.</summary>
    public long Seed { get; init; }

    /// <summary>Examples that it learned from.</summary>
    public int Examples { get; init; }

    /// <summary>Examples that were held back and that all figures are of.</summary>
    public int Held { get; init; }

    public double Accuracy { get; init; }

    public double MacroF1 { get; init; }

    /// <summary>Expected calibration error.</summary>
    public double CalibrationError { get; init; }

    /// <summary>Share of the held-back examples that it was sure of.</summary>
    public double Coverage { get; init; }

    /// <summary>Share of those that it was right about.</summary>
    public double SureAccuracy { get; init; }

    /// <summary>Below this confidence it says that it is not sure.</summary>
    public double Threshold { get; init; }

    public IReadOnlyList<IntentClass> Classes { get; init; } = [];

    /// <summary>The confusion table without its empty cells.</summary>
    public IReadOnlyList<IntentJudgement> Judgements { get; init; } = [];

    public IReadOnlyList<IntentCurvePoint> Curve { get; init; } = [];

    public int Bytes { get; init; }

    /// <summary>How long training took.</summary>
    public int Milliseconds { get; init; }

    public string CreatedBy { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? TrainedAt { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    internal static IQueryable<IntentModelView> From(DeskDb db) => db.Set<IntentModel>().Select(m => new IntentModelView
    {
        Id = m.Id,
        Number = m.Number,
        Note = m.Note,
        State = m.State,
        Step = m.Step,
        Progress = m.Progress,
        Failure = m.Failure,
        Live = m.PublishedAt != null && !db.Set<IntentModel>().Any(o => o.PublishedAt > m.PublishedAt),
        Origin = m.Origin,
        Proposal = m.Proposal,
        Comparison = m.Comparison,
        DriftedAt = db.Set<IntentDrift>().Where(d => d.ModelId == m.Id).Select(d => d.AlarmedAt).FirstOrDefault(),
        Seed = m.Seed,
        Examples = m.Examples,
        Held = m.Held,
        Accuracy = m.Accuracy,
        MacroF1 = m.MacroF1,
        CalibrationError = m.CalibrationError,
        Coverage = m.Coverage,
        SureAccuracy = m.SureAccuracy,
        Threshold = m.Threshold,
        Classes = m.Classes,
        Judgements = m.Judgements,
        Curve = m.Curve,
        Bytes = m.Bytes,
        Milliseconds = m.Milliseconds,
        CreatedBy = m.CreatedBy,
        CreatedAt = m.CreatedAt,
        TrainedAt = m.TrainedAt,
        PublishedAt = m.PublishedAt,
    });
}

[Set]
internal static class IntentModelSet
{
    internal static readonly Set<IntentModelView, IntentModelId> Declaration =
        new Set<IntentModelView, IntentModelId>("intent-models", "intents:manage", m => m.Id)
            .From<DeskDb>((db, _) => IntentModelView.From(db))
            .Filter(m => m.State).Filter(m => m.Live).Filter(m => m.Proposal)
            .Sort(m => m.Number, descending: true)
            .View("offered", (rows, _) => rows.Where(m => m.Live || m.Proposal == null || m.Proposal == ModelProposal.Proposed || m.Proposal == ModelProposal.Published));
}
