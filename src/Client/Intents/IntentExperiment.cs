using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>How a version is tried.</summary>
public enum ExperimentMode
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

    /// <summary>A share of the conversations is the challenger's.</summary>
    Split,

    /// <summary>The challenger judges everything along with the live version, without any effect.</summary>
    Shadow,
}

/// <summary>One of the two versions.</summary>
public enum ExperimentArm
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

    /// <summary>The one that was live.</summary>
    Live,

    /// <summary>The one that is tried.</summary>
    Challenger,
}

/// <summary>How an experiment ended.</summary>
public enum ExperimentEnding
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

    /// <summary>Somebody kept the live version.</summary>
    LiveKept,

    /// <summary>Somebody published the challenger.</summary>
    ChallengerPromoted,

    /// <summary>Somebody published a version meanwhile.</summary>
    OtherPublished,

    /// <summary>Somebody took the live version back meanwhile.</summary>
    RolledBack,

    /// <summary>It had run for a month.</summary>
    TimeOver,
}

/// <summary>What two versions are compared by.</summary>
public enum ExperimentMeasure
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

    /// <summary>Share of conversations in which it was sure at least once.</summary>
    Sure,

    /// <summary>Share of conversations that went to a person.</summary>
    HandedOver,

    /// <summary>Share of conversations in which an agent said that the intent was another.</summary>
    Corrected,

    /// <summary>Share of rated conversations with four or five.</summary>
    Satisfied,

    /// <summary>The mean rating.</summary>
    Rating,
}

/// <summary>A version that is or was tried beside the live one.</summary>
public sealed record IntentExperiment
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>How it is tried.</summary>
    public required ExperimentMode Mode { get; init; }

    /// <summary>So many of a hundred conversations are the challenger's; zero in the shadow.</summary>
    public required int Share { get; init; }

    /// <summary>Whether it runs.</summary>
    public required bool Running { get; init; }

    /// <summary>The version that was live.</summary>
    public required Guid LiveId { get; init; }

    /// <summary>Its number.</summary>
    public required int LiveNumber { get; init; }

    /// <summary>The version that is tried.</summary>
    public required Guid ChallengerId { get; init; }

    /// <summary>Its number.</summary>
    public required int ChallengerNumber { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Who began it.</summary>
    public required string StartedBy { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Who ended it.</summary>
    public string? EndedBy { get; init; }

    /// <summary>How it ended.</summary>
    public ExperimentEnding? Ending { get; init; }
}

/// <summary>What an experiment has shown, counted in conversations that began while it ran.</summary>
/// <param name="Live">How the live version did.</param>
/// <param name="Challenger">How the challenger did.</param>
/// <param name="Findings">What is different for certain, measure by measure.</param>
/// <param name="Agreement">Where both judged the same words: how often they said the same. Null where conversations were split.</param>
public sealed record ExperimentOutcome(ArmOutcome Live, ArmOutcome Challenger, IReadOnlyList<ExperimentFinding> Findings, ExperimentAgreement? Agreement);

/// <summary>Whether a measure tells the two apart.</summary>
/// <param name="Measure">Which.</param>
/// <param name="Higher">The version for which it is certainly higher; null while there is not enough to say.</param>
public sealed record ExperimentFinding(ExperimentMeasure Measure, ExperimentArm? Higher);

/// <summary>How one version did.</summary>
/// <param name="Conversations">In which it judged words of a customer.</param>
/// <param name="Sure">In which it was sure at least once.</param>
/// <param name="HandedOver">That went to a person.</param>
/// <param name="Corrected">In which an agent said that the intent was another.</param>
/// <param name="Satisfied">Of those that were rated: with four or five.</param>
/// <param name="Rating">The mean rating.</param>
public sealed record ArmOutcome(int Conversations, MeasuredShare Sure, MeasuredShare HandedOver, MeasuredShare Corrected, MeasuredShare Satisfied, MeasuredMean Rating);

/// <summary>A share, and where the true one is with 95 % certainty.</summary>
/// <param name="Count">So many.</param>
/// <param name="Of">Of so many.</param>
/// <param name="Share">From 0 to 1; null of nothing.</param>
/// <param name="Low">The least that it may truly be.</param>
/// <param name="High">The most.</param>
public sealed record MeasuredShare(int Count, int Of, double? Share, double Low, double High);

/// <summary>A mean rating, and where the true one is with 95 % certainty.</summary>
/// <param name="Count">Of so many.</param>
/// <param name="Mean">From 1 to 5; null of nothing.</param>
/// <param name="Low">The least that it may truly be.</param>
/// <param name="High">The most.</param>
public sealed record MeasuredMean(int Count, double? Mean, double Low, double High);

/// <summary>How often two versions said the same of the same words.</summary>
/// <param name="Both">Messages that both judged.</param>
/// <param name="Same">Of which they named the same intent.</param>
/// <param name="Differences">The pairs that they differ by, the most frequent first.</param>
public sealed record ExperimentAgreement(int Both, MeasuredShare Same, IReadOnlyList<ExperimentDifference> Differences);

/// <summary>One way in which two versions differ.</summary>
/// <param name="LiveIntentId">What the live version said.</param>
/// <param name="LiveIntentName">What that is called; null when it was deleted.</param>
/// <param name="ChallengerIntentId">What the challenger said of the same words.</param>
/// <param name="ChallengerIntentName">What that is called; null when it was deleted.</param>
/// <param name="Count">How often.</param>
public sealed record ExperimentDifference(Guid LiveIntentId, string? LiveIntentName, Guid ChallengerIntentId, string? ChallengerIntentName, int Count);

/// <summary>A message of which two versions said different things.</summary>
/// <param name="ConversationId">Where it is.</param>
/// <param name="ConversationNumber">That conversation's number.</param>
/// <param name="Seq">The message's number in it.</param>
/// <param name="SaidOn">On which day.</param>
/// <param name="LiveConfidence">How sure the live version was, from 0 to 1.</param>
/// <param name="ChallengerConfidence">How sure the other was.</param>
public sealed record DifferencePlace(Guid ConversationId, long ConversationNumber, int Seq, DateOnly SaidOn, double LiveConfidence, double ChallengerConfidence);

internal sealed record DifferencePlaces(IReadOnlyList<DifferencePlace> Items);

/// <summary>Which experiments, in which order.</summary>
public sealed record IntentExperimentQuery : ListQuery
{
    /// <summary>Only those of this kind.</summary>
    public ExperimentMode? Mode { get; init; }

    /// <summary>Only the one that runs, or all others.</summary>
    public bool? Running { get; init; }

    /// <summary>The order; newest first when not said.</summary>
    public IntentExperimentSort? Sort { get; init; }

    internal override void Write(QueryText text) => text.Add("mode", Mode).Add("running", Running).Sort(Sort);
}

/// <summary>Orders of experiments.</summary>
public enum IntentExperimentSort
{
    /// <summary>Oldest first.</summary>
    StartedAt,

    /// <summary>Newest first.</summary>
    StartedAtDescending,
}
