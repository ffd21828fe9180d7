namespace Switchboard.Client;

/// <summary>How far what a version says has moved.</summary>
/// <param name="MeasuredAt">When that was found; null before it has been live for three weeks.</param>
/// <param name="AlarmedAt">Since when it is too far; null while it is not.</param>
/// <param name="ConfidenceShift">Population stability index over tenths of confidence; null with fewer than 500 messages on either side. Above 0.2 it is too far.</param>
/// <param name="IntentShift">The same over intents.</param>
/// <param name="Before">In its first two weeks.</param>
/// <param name="Now">In the seven days before it was measured.</param>
public sealed record IntentDrift(DateTimeOffset? MeasuredAt, DateTimeOffset? AlarmedAt, double? ConfidenceShift, double? IntentShift, IntentMix? Before, IntentMix? Now);

/// <summary>What a version said in some days.</summary>
/// <param name="Messages">So many were judged.</param>
/// <param name="Sure">So many of them it was sure of.</param>
/// <param name="Confidence">How many by tenths of its confidence, the lowest first.</param>
/// <param name="Intents">How many of each intent, the most frequent first.</param>
public sealed record IntentMix(int Messages, int Sure, IReadOnlyList<int> Confidence, IReadOnlyList<IntentShare> Intents);

/// <summary>How often an intent was said.</summary>
/// <param name="IntentId">Which.</param>
/// <param name="IntentName">What it is called; null when it was deleted.</param>
/// <param name="Messages">So often.</param>
public sealed record IntentShare(Guid IntentId, string? IntentName, int Messages);
