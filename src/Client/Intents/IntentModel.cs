using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>How far a model is.</summary>
public enum IntentModelState
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

    /// <summary>It waits for its turn.</summary>
    Queued,

    /// <summary>It learns.</summary>
    Training,

    /// <summary>It can be tried and published.</summary>
    Ready,

    /// <summary>Nothing came of it.</summary>
    Failed,
}

/// <summary>Why there is a version.</summary>
public enum ModelOrigin
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

    /// <summary>Somebody had it trained.</summary>
    Asked,

    /// <summary>It came of retraining.</summary>
    Retraining,
}

/// <summary>What became of a version that came of retraining.</summary>
public enum ModelProposal
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

    /// <summary>It is better than the live one was, and waits for somebody to publish it.</summary>
    Proposed,

    /// <summary>It is not better, or nobody can tell.</summary>
    NotBetter,

    /// <summary>Somebody left it.</summary>
    Dismissed,

    /// <summary>Somebody published it.</summary>
    Published,
}

/// <summary>What follows from a comparison.</summary>
public enum ComparisonVerdict
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

    /// <summary>It is ahead, and hardly by luck.</summary>
    Better,

    /// <summary>They are as good, or too few examples tell them apart.</summary>
    NotProven,

    /// <summary>It is behind.</summary>
    Worse,
}

/// <summary>A new version beside the one that was live, on the same held-back examples.</summary>
/// <param name="LiveNumber">The number of the version that was live.</param>
/// <param name="Examples">How many examples both judged.</param>
/// <param name="BothRight">How many both were right about.</param>
/// <param name="OnlyNew">How many the new one alone was right about.</param>
/// <param name="OnlyLive">How many the live one alone was right about.</param>
/// <param name="Chance">How likely an equally good version is ahead so far by luck: McNemar's test, exact and one-sided.</param>
/// <param name="Verdict">What follows from that.</param>
public sealed record ModelComparison(int LiveNumber, int Examples, int BothRight, int OnlyNew, int OnlyLive, double Chance, ComparisonVerdict Verdict);

/// <summary>A version of the tenant's own model. All figures are of held-back examples, which no version learns from.</summary>
public sealed record IntentModel
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Counted from one.</summary>
    public required int Number { get; init; }

    /// <summary>What is different about it, in somebody's words.</summary>
    public required string Note { get; init; }

    /// <summary>How far it is.</summary>
    public required IntentModelState State { get; init; }

    /// <summary>What is being done, while it trains.</summary>
    public required string Step { get; init; }

    /// <summary>From 0 to 1.</summary>
    public required double Progress { get; init; }

    /// <summary>Why there is no model: <c>too-few-examples</c> or <c>gave-up</c>.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether it judges customers' messages now.</summary>
    public required bool Live { get; init; }

    /// <summary>Why there is this version.</summary>
    public required ModelOrigin Origin { get; init; }

    /// <summary>What became of it, where it came of retraining.</summary>
    public ModelProposal? Proposal { get; init; }

    /// <summary>How it stood beside the version that was live, where it came of retraining.</summary>
    public ModelComparison? Comparison { get; init; }

    /// <summary>Since when what it says has moved too far from what it said at first; null while it has not.</summary>
    public DateTimeOffset? DriftedAt { get; init; }

    /// <summary>Of everything random in its making.</summary>
    public required long Seed { get; init; }

    /// <summary>Examples that it learned from.</summary>
    public required int Examples { get; init; }

    /// <summary>Examples that were held back.</summary>
    public required int Held { get; init; }

    /// <summary>Share of them that it was right about.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Mean of the intents' F1.</summary>
    public required double MacroF1 { get; init; }

    /// <summary>Expected calibration error.</summary>
    public required double CalibrationError { get; init; }

    /// <summary>Share of them that it was sure of.</summary>
    public required double Coverage { get; init; }

    /// <summary>Share of those that it was right about.</summary>
    public required double SureAccuracy { get; init; }

    /// <summary>Below this confidence it says that it is not sure.</summary>
    public required double Threshold { get; init; }

    /// <summary>Each intent by itself.</summary>
    public required IReadOnlyList<IntentClass> Classes { get; init; }

    /// <summary>The confusion table without its empty cells.</summary>
    public required IReadOnlyList<IntentJudgement> Judgements { get; init; }

    /// <summary>How good a plain model was after fewer examples.</summary>
    public required IReadOnlyList<IntentCurvePoint> Curve { get; init; }

    /// <summary>Its size.</summary>
    public required int Bytes { get; init; }

    /// <summary>How long training took.</summary>
    public required int Milliseconds { get; init; }

    /// <summary>Who had it trained.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When that was.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was ready.</summary>
    public DateTimeOffset? TrainedAt { get; init; }

    /// <summary>When it was last published; the latest is live.</summary>
    public DateTimeOffset? PublishedAt { get; init; }
}

/// <summary>One intent of a model.</summary>
/// <param name="IntentId">The intent.</param>
/// <param name="Name">What it was called when the model learned it.</param>
/// <param name="Support">How many held-back examples it had.</param>
/// <param name="Precision">Share of its predictions that were right.</param>
/// <param name="Recall">Share of its examples that were found.</param>
/// <param name="F1">The harmonic mean of both.</param>
public sealed record IntentClass(Guid IntentId, string Name, int Support, double Precision, double Recall, double F1);

/// <summary>How often one intent was taken for another, or for itself.</summary>
/// <param name="Actual">What it was.</param>
/// <param name="Predicted">What the model said.</param>
/// <param name="Count">How often, never zero.</param>
public sealed record IntentJudgement(string Actual, string Predicted, int Count);

/// <summary>How good a plain model was after so many examples.</summary>
/// <param name="Examples">So many.</param>
/// <param name="Accuracy">Share of held-back examples that it was right about.</param>
public sealed record IntentCurvePoint(int Examples, double Accuracy);

/// <summary>What a model says of a text.</summary>
/// <param name="Text">The text.</param>
/// <param name="IntentId">The likeliest intent.</param>
/// <param name="IntentName">What it was called when the model learned it.</param>
/// <param name="Confidence">How likely it is, from 0 to 1.</param>
/// <param name="Sure">Whether the model stands by it; if not, nothing follows from it.</param>
public sealed record IntentPrediction(string Text, Guid IntentId, string IntentName, double Confidence, bool Sure);

/// <summary>What a model says of several texts.</summary>
/// <param name="Predictions">In their order.</param>
public sealed record TestedIntents(IReadOnlyList<IntentPrediction> Predictions);

/// <summary>Which versions, in which order.</summary>
public sealed record IntentModelQuery : ListQuery
{
    /// <summary>Only those that are so far.</summary>
    public IntentModelState? State { get; init; }

    /// <summary>Only the live one, or all others.</summary>
    public bool? Live { get; init; }

    /// <summary>Only those that this became of.</summary>
    public ModelProposal? Proposal { get; init; }

    /// <summary><c>offered</c> leaves out what retraining found no better, and what was dismissed.</summary>
    public string? View { get; init; }

    /// <summary>The order; newest first when not said.</summary>
    public IntentModelSort? Sort { get; init; }

    internal override void Write(QueryText text) => text.Add("view", View).Add("state", State).Add("live", Live).Add("proposal", Proposal).Sort(Sort);
}

/// <summary>Orders of versions.</summary>
public enum IntentModelSort
{
    /// <summary>Oldest first.</summary>
    Number,

    /// <summary>Newest first.</summary>
    NumberDescending,
}
