using Switchboard.Desk.Audit;
using Switchboard.Desk.Intents.Retraining;
using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Intents;

public enum IntentModelState
{
    Queued,
    Training,
    Ready,
    Failed,
}

public enum ModelOrigin
{
    /// <summary>Somebody had it trained.</summary>
    Asked,

    /// <summary>It came of retraining, at night or begun by hand, and is measured against the live version.</summary>
    Retraining,
}

/// <summary>What became of a version that came of retraining.</summary>
public enum ModelProposal
{
    /// <summary>It is better than the live one was, and waits for somebody to publish it.</summary>
    Proposed,

    /// <summary>It is not better, or nobody can tell.</summary>
    NotBetter,
    Dismissed,
    Published,
}

/// <summary>One class of a model, as it did on the held-back examples.</summary>
/// <param name="IntentId">The intent that it means.</param>
/// <param name="Name">What the intent was called when the model learned it.</param>
/// <param name="Support">How many held-back examples it had.</param>
/// <param name="Precision">Share of its predictions that were right.</param>
/// <param name="Recall">Share of its examples that were found.</param>
/// <param name="F1">The harmonic mean of both.</param>
public sealed record IntentClass(IntentId IntentId, string Name, int Support, double Precision, double Recall, double F1);

/// <summary>How often one intent was taken for another, or for itself.</summary>
/// <param name="Actual">What it was.</param>
/// <param name="Predicted">What the model said.</param>
/// <param name="Count">How often, never zero.</param>
public sealed record IntentJudgement(string Actual, string Predicted, int Count);

/// <summary>How good a plain model was after so many examples.</summary>
/// <param name="Examples">So many.</param>
/// <param name="Accuracy">Share of held-back examples that it was right about.</param>
public sealed record IntentCurvePoint(int Examples, double Accuracy);

/// <summary>A version of the tenant's model. The one published last is live.</summary>
[DeskTable("intent_models")]
internal sealed class IntentModel
{
    /// <summary>Versions that are kept; older ones go when they are not published.</summary>
    internal const int Kept = 20;

    public IntentModelId Id { get; init; }

    public int Number { get; init; }

    /// <summary>What is different about it, in somebody's words.</summary>
    public string Note { get; init; } = "";

    public IntentModelState State { get; set; }

    public string Step { get; set; } = "";

    public double Progress { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset? LeasedUntil { get; set; }

    public string? Failure { get; set; }

    public ModelOrigin Origin { get; init; }

    /// <summary>Null while it trains, and for versions that somebody asked for.</summary>
    public ModelProposal? Proposal { get; set; }

    [JsonColumn]
    [Unaudited]
    public ModelComparison? Comparison { get; set; }

    public long Seed { get; init; }

    public int Examples { get; set; }

    public int Held { get; set; }

    public double Accuracy { get; set; }

    public double MacroF1 { get; set; }

    public double CalibrationError { get; set; }

    public double Coverage { get; set; }

    public double SureAccuracy { get; set; }

    public double Threshold { get; set; }

    [JsonColumn]
    [Unaudited]
    public IReadOnlyList<IntentClass> Classes { get; set; } = [];

    [JsonColumn]
    [Unaudited]
    public IReadOnlyList<IntentJudgement> Judgements { get; set; } = [];

    [JsonColumn]
    [Unaudited]
    public IReadOnlyList<IntentCurvePoint> Curve { get; set; } = [];

    public int Bytes { get; set; }

    public int Milliseconds { get; set; }

    public string CreatedBy { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? TrainedAt { get; set; }

    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>It is live from now on; if it was proposed, the proposal is answered.</summary>
    internal void Publish(DateTimeOffset now)
    {
        PublishedAt = now;
        Proposal = Proposal is null ? null : ModelProposal.Published;
    }
}

/// <summary>The model itself, in the format of the language library, which carries a checksum of its own.</summary>
[Unaudited]
[DeskTable("intent_model_files", "ModelId")]
internal sealed class IntentModelFile
{
    public IntentModelId ModelId { get; init; }

    public byte[] Content { get; init; } = [];
}
