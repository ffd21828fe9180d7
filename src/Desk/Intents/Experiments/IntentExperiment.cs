using Switchboard.Desk.Audit;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Intents.Experiments;

public readonly record struct IntentExperimentId(Guid Value) : IStrongId<IntentExperimentId>
{
    public static IntentExperimentId From(Guid value) => new(value);

    public static IntentExperimentId New() => new(Guid.CreateVersion7());
}

public enum ExperimentMode
{
    /// <summary>A share of the conversations is the challenger's.</summary>
    Split,

    /// <summary>The challenger judges everything along with the live version, without any effect.</summary>
    Shadow,
}

public enum ExperimentArm
{
    Live,
    Challenger,
}

public enum ExperimentEnding
{
    LiveKept,
    ChallengerPromoted,

    /// <summary>Somebody published a version meanwhile.</summary>
    OtherPublished,

    /// <summary>Somebody took the live version back meanwhile.</summary>
    RolledBack,
    TimeOver,
}

/// <summary>A version that is tried beside the live one. A tenant has one at a time.</summary>
[DeskTable("intent_experiments")]
internal sealed class IntentExperiment : IUniqueRow
{
    /// <summary>Less than predictions are kept, so that an ending still has all of them to count.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public IntentExperimentId Id { get; init; }

    public ExperimentMode Mode { get; init; }

    /// <summary>Of a hundred conversations; zero in the shadow.</summary>
    public int Share { get; init; }

    public IntentModelId LiveId { get; init; }

    public int LiveNumber { get; init; }

    public IntentModelId ChallengerId { get; init; }

    public int ChallengerNumber { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public string StartedBy { get; init; } = "";

    public DateTimeOffset? EndedAt { get; set; }

    public string? EndedBy { get; set; }

    public ExperimentEnding? Ending { get; set; }

    /// <summary>What had come of it when it ended.</summary>
    [JsonColumn]
    [Unaudited]
    public ExperimentOutcome? Outcome { get; set; }

    Refusal? IUniqueRow.TakenBy(string constraint) => constraint == "intent_experiments_running" ? new ExperimentRuns() : null;
}

/// <summary>An experiment in a host's memory.</summary>
internal sealed record RunningExperiment(IntentExperimentId Id, ExperimentMode Mode, int Share, JudgingVersion Challenger);
