using Switchboard.Desk.Conversations;
using Switchboard.Desk.Intents;

namespace Switchboard.Desk.Assist.Rules;

/// <summary>A rule as somebody filled it in.</summary>
internal sealed record RuleFields(
    string Name,
    string Reply,
    IReadOnlyList<IntentId>? IntentIds,
    IReadOnlyList<string>? BuiltInIntents,
    IReadOnlyList<string>? Keywords,
    Mood? Mood,
    Urgency? Urgency,
    string? Language,
    int Priority,
    bool Active);
