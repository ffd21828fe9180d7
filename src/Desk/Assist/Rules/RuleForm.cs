using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Intents;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Assist.Rules;

/// <summary>What making and changing a rule share: the form is written to the row when nothing speaks against it.</summary>
internal sealed class RuleForm(DeskDb db, TimeProvider clock)
{
    private const int LongestValue = 80;

    /// <param name="rule">The rule as it is to be.</param>
    /// <param name="others">What the others are called.</param>
    /// <param name="intentsExist">Whether all intents do that it names.</param>
    internal static Refusal? Decide(SuggestionRule rule, IReadOnlyCollection<string> others, bool intentsExist) =>
        rule.Name.Length == 0 ? new InvalidInput("name", "must say something.")
        : rule.Reply.Length == 0 ? new InvalidInput("reply", "must say something.")
        : !intentsExist ? new NotFound("intent")
        : Wrong(rule.BuiltInIntents) ? new InvalidInput("builtInIntents", $"must each have 1 to {LongestValue} characters.")
        : Wrong(rule.Keywords) ? new InvalidInput("keywords", $"must each have 1 to {LongestValue} characters, one of them a letter or digit.")
        : others.Contains(rule.Name, StringComparer.OrdinalIgnoreCase) ? new SuggestionRuleExists()
        : null;

    public async Task<Refusal?> FillAsync(SuggestionRule rule, RuleFields fields, CancellationToken ct)
    {
        (rule.Name, rule.Reply, rule.Active, rule.Priority) = (fields.Name.Trim(), fields.Reply.Trim(), fields.Active, fields.Priority);
        (rule.BuiltInIntents, rule.Keywords) = (Tidy(fields.BuiltInIntents), Tidy(fields.Keywords));
        (rule.Mood, rule.Urgency, rule.Language) = (fields.Mood, fields.Urgency, fields.Language);
        rule.UpdatedAt = clock.GetUtcNow();
        var others = await db.Set<SuggestionRule>().Where(r => r.Id != rule.Id).Select(r => r.Name).ToListAsync(ct);
        List<IntentId> named = [.. (fields.IntentIds ?? []).Distinct()];
        if (Decide(rule, others, named.Count == 0 || await db.Set<Intent>().CountAsync(i => named.Contains(i.Id), ct) == named.Count) is { } refusal)
            return refusal;
        var present = await db.Set<RuleIntent>().Where(i => i.RuleId == rule.Id).ToListAsync(ct);
        db.RemoveRange(present.Where(p => !named.Contains(p.IntentId)));
        db.AddRange(named.Where(n => present.All(p => p.IntentId != n)).Select(n => new RuleIntent { RuleId = rule.Id, IntentId = n }));
        return null;
    }

    public async Task<SuggestionRuleView> ShowAsync(SuggestionRuleId id, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        return await SuggestionRuleView.From(db).SingleAsync(r => r.Id == id, ct);
    }

    private static string[] Tidy(IReadOnlyList<string>? values) => [.. (values ?? []).Select(v => v.Trim()).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>A word of punctuation alone is found nowhere.</summary>
    private static bool Wrong(string[] values) => Array.Exists(values, v => v.Length > LongestValue || !v.Any(char.IsLetterOrDigit));
}
