using Switchboard.Desk.Storage;
using Switchboard.Language.Matching;

namespace Switchboard.Desk.Assist.Rules;

/// <summary>A tenant's rules, ready to be asked: the words of all of them are looked for at once.</summary>
internal sealed class RuleBook
{
    private readonly IReadOnlyList<SuggestionRuleView> _rules;
    private readonly KeywordMatcher _words;

    /// <summary>Those that are switched off are not suggested.</summary>
    internal RuleBook(IEnumerable<SuggestionRuleView> rules)
    {
        _rules = [.. rules.Where(r => r.Active).OrderByDescending(r => r.Priority).ThenBy(r => r.Id.Value)];
        _words = new KeywordMatcher(_rules.SelectMany(r => r.Keywords).Distinct(StringComparer.OrdinalIgnoreCase).Select(w => new Keyword(w)));
    }

    internal bool IsEmpty => _rules.Count == 0;

    /// <summary>The rules that a text meets, and why; what is more important first. Of a text that nobody judged, words are all that is known.</summary>
    internal IReadOnlyList<MetRule> Meet(string text, JudgedText? judged)
    {
        if (IsEmpty)
            return [];
        var found = _words.Find(text).ToLookup(m => m.Keyword.Text, StringComparer.OrdinalIgnoreCase);
        var met = new List<MetRule>();
        foreach (var rule in _rules)
        {
            var reasons = new List<RuleReason>();
            if (Says(rule, text, found, reasons) && About(rule, judged, reasons) && Sounds(rule, judged, reasons))
                met.Add(new MetRule(rule.Id, rule.Name, rule.Reply, reasons));
        }

        return met;
    }

    private static bool Says(SuggestionRuleView rule, string text, ILookup<string, KeywordMatch> found, List<RuleReason> reasons)
    {
        if (rule.Keywords.Count == 0)
            return true;
        foreach (var word in rule.Keywords)
        {
            if (found[word].FirstOrDefault() is { } match)
                reasons.Add(new RuleReason(RuleCondition.Keyword, word, text.Substring(match.Start, match.Length), Disguises(match.How)));
        }

        return reasons.Count > 0;
    }

    private static bool About(SuggestionRuleView rule, JudgedText? judged, List<RuleReason> reasons)
    {
        if (rule.IntentIds.Count + rule.BuiltInIntents.Count == 0)
            return true;
        if (judged?.Intent is { Id: { } own } intent && rule.IntentIds.Contains(own))
            reasons.Add(new RuleReason(RuleCondition.Intent, intent.Name));
        else if (judged?.Found.Intent is { IsSure: true } known && rule.BuiltInIntents.Contains(known.Name, StringComparer.OrdinalIgnoreCase))
            reasons.Add(new RuleReason(RuleCondition.Intent, known.Name));
        else
            return false;
        return true;
    }

    private static bool Sounds(SuggestionRuleView rule, JudgedText? judged, List<RuleReason> reasons)
    {
        var found = judged?.Found;
        return Holds(RuleCondition.Mood, rule.Mood, found is null ? null : Hearing.Of(found.Sentiment), reasons)
            && Holds(RuleCondition.Urgency, rule.Urgency, Hearing.Of(found?.Urgency), reasons)
            && (rule.Language is not { } language || Holds(RuleCondition.Language, language, found?.Language == language, reasons));
    }

    private static bool Holds<TWord>(RuleCondition condition, TWord? asked, TWord? found, List<RuleReason> reasons)
        where TWord : struct, Enum =>
        asked is not { } word || Holds(condition, Words<TWord>.Write(word), found is { } heard && EqualityComparer<TWord>.Default.Equals(word, heard), reasons);

    private static bool Holds(RuleCondition condition, string value, bool holds, List<RuleReason> reasons)
    {
        if (holds)
            reasons.Add(new RuleReason(condition, value));
        return holds;
    }

    private static IReadOnlyList<WordDisguise> Disguises(Disguise how) =>
        [.. Enum.GetValues<WordDisguise>().Where(d => how.HasFlag(d switch { WordDisguise.Form => Disguise.Form, WordDisguise.LookAlike => Disguise.LookAlike, _ => Disguise.Inserted }))];
}
