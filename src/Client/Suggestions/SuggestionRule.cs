using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>How soon somebody should look at what a customer wrote.</summary>
public enum Urgency
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

    /// <summary>Whenever there is time.</summary>
    Low,

    /// <summary>In its turn.</summary>
    Normal,

    /// <summary>Time presses, or harm is near.</summary>
    High,
}

/// <summary>A reply that the tenant suggests to its agents, and when. Every condition that is named must hold; of each, one of its values.</summary>
public sealed record SuggestionRule
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is suggested at all.</summary>
    public required bool Active { get; init; }

    /// <summary>From 0 to 100; what has more is suggested first.</summary>
    public required int Priority { get; init; }

    /// <summary>What is suggested.</summary>
    public required string Reply { get; init; }

    /// <summary>The tenant's own intents, one of which the words must be about; with built-in ones, one of both.</summary>
    public required IReadOnlyList<Guid> IntentIds { get; init; }

    /// <summary>Intents that are known out of the box.</summary>
    public required IReadOnlyList<string> BuiltInIntents { get; init; }

    /// <summary>Words, one of which must stand there, disguised or not.</summary>
    public required IReadOnlyList<string> Keywords { get; init; }

    /// <summary>How the customer must sound.</summary>
    public Mood? Mood { get; init; }

    /// <summary>How soon somebody should look.</summary>
    public Urgency? Urgency { get; init; }

    /// <summary><c>en</c> or <c>zh-CN</c>.</summary>
    public string? Language { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A rule as it is to be.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Reply">What is suggested.</param>
public sealed record SuggestionRuleForm(string Name, string Reply)
{
    /// <summary>The tenant's own intents, one of which the words must be about.</summary>
    public IReadOnlyList<Guid> IntentIds { get; init; } = [];

    /// <summary>Intents that are known out of the box.</summary>
    public IReadOnlyList<string> BuiltInIntents { get; init; } = [];

    /// <summary>Words, one of which must stand there.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>How the customer must sound.</summary>
    public Mood? Mood { get; init; }

    /// <summary>How soon somebody should look.</summary>
    public Urgency? Urgency { get; init; }

    /// <summary><c>en</c> or <c>zh-CN</c>.</summary>
    public string? Language { get; init; }

    /// <summary>From 0 to 100; what has more is suggested first.</summary>
    public int Priority { get; init; } = 50;

    /// <summary>Whether it is suggested at all.</summary>
    public bool Active { get; init; } = true;
}

/// <summary>What may answer a customer.</summary>
/// <param name="Items">Articles that fit, best first.</param>
/// <param name="Replies">Replies of the tenant's rules, the most important first.</param>
public sealed record SuggestedAnswers(IReadOnlyList<ArticleHit> Items, IReadOnlyList<MetRule> Replies);

/// <summary>The rules that a text meets.</summary>
/// <param name="Rules">The most important first.</param>
public sealed record MetRules(IReadOnlyList<MetRule> Rules);

/// <summary>A rule whose conditions hold, and its reply.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Reply">What it suggests.</param>
/// <param name="Reasons">Which conditions held.</param>
public sealed record MetRule(Guid RuleId, string Name, string Reply, IReadOnlyList<RuleReason> Reasons);

/// <summary>A condition that held.</summary>
/// <param name="Condition">Which.</param>
/// <param name="Value">Which of its values.</param>
/// <param name="Written">For a keyword: how it stands in the text.</param>
/// <param name="Disguises">For a keyword: how that differs from the word.</param>
public sealed record RuleReason(RuleCondition Condition, string Value, string? Written = null, IReadOnlyList<WordDisguise>? Disguises = null);

/// <summary>What a rule can ask for.</summary>
public enum RuleCondition
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

    /// <summary>What the words are about.</summary>
    Intent,

    /// <summary>A word that stands there.</summary>
    Keyword,

    /// <summary>How they sound.</summary>
    Mood,

    /// <summary>How soon somebody should look.</summary>
    Urgency,

    /// <summary>Their language.</summary>
    Language,
}

/// <summary>How a word that was found differs from the one that was looked for.</summary>
public enum WordDisguise
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

    /// <summary>Capitals, full width, or traditional characters.</summary>
    Form,

    /// <summary>Letters that look alike.</summary>
    LookAlike,

    /// <summary>Characters put between.</summary>
    Inserted,
}

/// <summary>Which rules, in which order.</summary>
public sealed record SuggestionRuleQuery : ListQuery
{
    /// <summary>Only those that are switched on, or off.</summary>
    public bool? Active { get; init; }

    /// <summary>The order; the most important first when not said.</summary>
    public SuggestionRuleSort? Sort { get; init; }

    internal override void Write(QueryText text) => text.Add("active", Active).Sort(Sort);
}

/// <summary>Orders of rules.</summary>
public enum SuggestionRuleSort
{
    /// <summary>The least important first.</summary>
    Priority,

    /// <summary>The most important first.</summary>
    PriorityDescending,

    /// <summary>Longest unchanged first.</summary>
    UpdatedAt,

    /// <summary>Last changed first.</summary>
    UpdatedAtDescending,
}
