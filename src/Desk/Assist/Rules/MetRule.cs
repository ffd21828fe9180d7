namespace Switchboard.Desk.Assist.Rules;

/// <summary>A rule whose conditions hold, and its reply.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Reply">What it suggests.</param>
/// <param name="Reasons">Which conditions held.</param>
public sealed record MetRule(SuggestionRuleId RuleId, string Name, string Reply, IReadOnlyList<RuleReason> Reasons);

/// <summary>A condition that held.</summary>
/// <param name="Condition">Which.</param>
/// <param name="Value">Which of its values.</param>
/// <param name="Written">For a keyword: how it stands in the text.</param>
/// <param name="Disguises">For a keyword: how that differs from the word; empty where it does not.</param>
public sealed record RuleReason(RuleCondition Condition, string Value, string? Written = null, IReadOnlyList<WordDisguise>? Disguises = null);

public enum RuleCondition
{
    Intent,
    Keyword,
    Mood,
    Urgency,
    Language,
}

/// <summary>How a word that was found differs from the one that was looked for.</summary>
public enum WordDisguise
{
    /// <summary>Capitals, full width, or traditional characters.</summary>
    Form,

    /// <summary>Letters that look alike.</summary>
    LookAlike,

    /// <summary>Characters put between.</summary>
    Inserted,
}
