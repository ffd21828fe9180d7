using Switchboard.Desk.Conversations;
using Switchboard.Desk.Intents;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Assist.Rules;

public readonly record struct SuggestionRuleId(Guid Value) : IStrongId<SuggestionRuleId>
{
    public static SuggestionRuleId From(Guid value) => new(value);

    public static SuggestionRuleId New() => new(Guid.CreateVersion7());
}

/// <summary>A reply that the tenant suggests to its agents, and when. Every condition that is named must hold; of each, one of its values. One that names none is always suggested.</summary>
[DeskTable("suggestion_rules")]
internal sealed class SuggestionRule : IUniqueRow
{
    /// <summary>Of a tenant.</summary>
    internal const int Most = 500;

    internal const int MostValues = 50;
    internal const int LongestReply = 2000;

    public SuggestionRuleId Id { get; init; }

    public string Name { get; set; } = "";

    public bool Active { get; set; }

    /// <summary>From 0 to 100; what has more is suggested first.</summary>
    public int Priority { get; set; }

    public string Reply { get; set; } = "";

    public string[] BuiltInIntents { get; set; } = [];

    public string[] Keywords { get; set; } = [];

    public Mood? Mood { get; set; }

    public Urgency? Urgency { get; set; }

    public string? Language { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; set; }

    Refusal? IUniqueRow.TakenBy(string constraint) => constraint == "suggestion_rules_name" ? new SuggestionRuleExists() : null;
}

/// <summary>One of the tenant's intents that a rule names.</summary>
[DeskTable("suggestion_rule_intents", nameof(RuleId), nameof(IntentId))]
internal sealed class RuleIntent
{
    public SuggestionRuleId RuleId { get; init; }

    public IntentId IntentId { get; init; }
}

internal sealed record SuggestionRuleExists()
    : Refusal(RefusalKind.Conflict, "suggestion-rule.exists", "There is a rule of this name already. Change that one, or choose another name.");

internal sealed record TooManySuggestionRules()
    : Refusal(RefusalKind.Conflict, "suggestion-rule.too-many", $"A company can have {SuggestionRule.Most} rules. Delete some first.");
