using Switchboard.Desk.Conversations;
using Switchboard.Desk.Intents;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Assist.Rules;

public sealed record SuggestionRuleView
{
    public SuggestionRuleId Id { get; init; }

    public string Name { get; init; } = "";

    /// <summary>Whether it is suggested at all.</summary>
    public bool Active { get; init; }

    /// <summary>From 0 to 100; what has more is suggested first.</summary>
    public int Priority { get; init; }

    /// <summary>What is suggested.</summary>
    public string Reply { get; init; } = "";

    /// <summary>The tenant's own intents, one of which the words must be about; with built-in ones, one of both.</summary>
    public IReadOnlyList<IntentId> IntentIds { get; init; } = [];

    /// <summary>Intents that the analyzer knows out of the box, such as <c>refund-status</c>.</summary>
    public IReadOnlyList<string> BuiltInIntents { get; init; } = [];

    /// <summary>Words, one of which must stand there, disguised or not.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    public Mood? Mood { get; init; }

    public Urgency? Urgency { get; init; }

    public string? Language { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    internal static IQueryable<SuggestionRuleView> From(DeskDb db) => db.Set<SuggestionRule>().Select(r => new SuggestionRuleView
    {
        Id = r.Id,
        Name = r.Name,
        Active = r.Active,
        Priority = r.Priority,
        Reply = r.Reply,
        IntentIds = db.Set<RuleIntent>().Where(i => i.RuleId == r.Id).OrderBy(i => i.IntentId).Select(i => i.IntentId).ToList(),
        BuiltInIntents = r.BuiltInIntents,
        Keywords = r.Keywords,
        Mood = r.Mood,
        Urgency = r.Urgency,
        Language = r.Language,
        CreatedAt = r.CreatedAt,
        UpdatedAt = r.UpdatedAt,
    });
}

[Set]
internal static class SuggestionRuleSet
{
    internal static readonly Set<SuggestionRuleView, SuggestionRuleId> Declaration =
        new Set<SuggestionRuleView, SuggestionRuleId>("suggestion-rules", "articles:read", r => r.Id)
            .From<DeskDb>((db, _) => SuggestionRuleView.From(db))
            .Filter(r => r.Active)
            .Sort(r => r.Priority, descending: true).Sort(r => r.UpdatedAt);
}
