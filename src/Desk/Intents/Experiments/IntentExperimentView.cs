using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Intents.Experiments;

public sealed record IntentExperimentView
{
    public IntentExperimentId Id { get; init; }

    public ExperimentMode Mode { get; init; }

    /// <summary>So many of a hundred conversations are the challenger's; zero in the shadow.</summary>
    public int Share { get; init; }

    /// <summary>Whether it runs.</summary>
    public bool Running { get; init; }

    public IntentModelId LiveId { get; init; }

    /// <summary>The number of the version that was live.</summary>
    public int LiveNumber { get; init; }

    public IntentModelId ChallengerId { get; init; }

    /// <summary>The number of the version that is tried.</summary>
    public int ChallengerNumber { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public string StartedBy { get; init; } = "";

    public DateTimeOffset? EndedAt { get; init; }

    public string? EndedBy { get; init; }

    /// <summary>How it ended.</summary>
    public ExperimentEnding? Ending { get; init; }

    internal static IQueryable<IntentExperimentView> From(DeskDb db) => db.Set<IntentExperiment>().Select(e => new IntentExperimentView
    {
        Id = e.Id,
        Mode = e.Mode,
        Share = e.Share,
        Running = e.EndedAt == null,
        LiveId = e.LiveId,
        LiveNumber = e.LiveNumber,
        ChallengerId = e.ChallengerId,
        ChallengerNumber = e.ChallengerNumber,
        StartedAt = e.StartedAt,
        StartedBy = e.StartedBy,
        EndedAt = e.EndedAt,
        EndedBy = e.EndedBy,
        Ending = e.Ending,
    });
}

[Set]
internal static class IntentExperimentSet
{
    internal static readonly Set<IntentExperimentView, IntentExperimentId> Declaration =
        new Set<IntentExperimentView, IntentExperimentId>("intent-experiments", "intents:manage", e => e.Id)
            .From<DeskDb>((db, _) => IntentExperimentView.From(db))
            .Filter(e => e.Mode).Filter(e => e.Running)
            .Sort(e => e.StartedAt, descending: true);
}
