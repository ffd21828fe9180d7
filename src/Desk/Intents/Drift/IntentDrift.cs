using Switchboard.Desk.Audit;
using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Intents.Drift;

/// <summary>How far what a version says has moved since its first two weeks.</summary>
[Unaudited]
[DeskTable("intent_drifts", "ModelId")]
internal sealed class IntentDrift
{
    public IntentModelId ModelId { get; init; }

    public DateTimeOffset PublishedAt { get; init; }

    [JsonColumn]
    public SpokenMix? Baseline { get; set; }

    [JsonColumn]
    public SpokenMix? Recent { get; set; }

    public double? ConfidenceShift { get; set; }

    public double? IntentShift { get; set; }

    /// <summary>Set once, until both shifts have fallen again.</summary>
    public DateTimeOffset? AlarmedAt { get; set; }

    public DateTimeOffset? MeasuredAt { get; set; }

    public DateTimeOffset? LeasedUntil { get; set; }
}

/// <summary>What a version said in some days.</summary>
/// <param name="Messages">So many were judged.</param>
/// <param name="Sure">So many of them it was sure of.</param>
/// <param name="Confidence">How many by tenths of its confidence, the lowest first.</param>
/// <param name="Intents">How many of each intent, the most frequent first.</param>
public sealed record SpokenMix(int Messages, int Sure, IReadOnlyList<int> Confidence, IReadOnlyList<SpokenIntent> Intents);

/// <summary>How often an intent was said.</summary>
/// <param name="IntentId">Which.</param>
/// <param name="Messages">So often.</param>
public sealed record SpokenIntent(IntentId IntentId, int Messages);
