using Switchboard.Desk.Assist;
using Switchboard.Desk.Assist.Rules;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Intents;
using Switchboard.Plugins.Contract;
using Level = Switchboard.Plugins.Contract.Urgency;
using Urgency = Switchboard.Desk.Conversations.Urgency;

namespace Switchboard.Desk.Tests.Assist.Rules;

public sealed class RuleBookTests
{
    private static readonly IntentId Refund = IntentId.New();
    private static readonly JudgedText Upset = new(
        new TextAnalysis("zh-CN", Sentiment.Negative, 0.9) { Urgency = new UrgencyReading(Level.High, 0.8), Intent = new IntentReading("refund-status", 0.9, IsSure: true) }, new NamedIntent("Refund", 0.9, Refund));

    [Fact]
    public void Of_each_condition_one_value_must_fit_and_every_condition_must_hold()
    {
        var book = new RuleBook([
            Rule("All") with { Keywords = ["退款", "refund"], IntentIds = [Refund], Mood = Mood.Negative, Urgency = Urgency.High, Language = "zh-CN" },
            Rule("Other word") with { Keywords = ["parcel"] },
            Rule("Other mood") with { Keywords = ["退款"], Mood = Mood.Positive },
            Rule("Other urgency") with { Urgency = Urgency.Low },
            Rule("Other language") with { Language = "en" },
            Rule("Other intent") with { IntentIds = [IntentId.New()] },
            Rule("Built in") with { IntentIds = [IntentId.New()], BuiltInIntents = ["refund-status"] },
            Rule("Always"),
        ]);

        var met = book.Meet("我要退款！", Upset);

        met.Select(m => m.Name).ShouldBe(["All", "Built in", "Always"], ignoreOrder: true);
        met.Single(m => m.Name == "All").Reasons.Select(r => (r.Condition, r.Value)).ShouldBe([
            (RuleCondition.Keyword, "退款"), (RuleCondition.Intent, "Refund"), (RuleCondition.Mood, "negative"), (RuleCondition.Urgency, "high"), (RuleCondition.Language, "zh-CN")]);
    }

    [Fact]
    public void What_is_more_important_comes_first_and_what_is_off_never()
    {
        var book = new RuleBook([Rule("Low") with { Priority = 1 }, Rule("High") with { Priority = 99 }, Rule("Off") with { Priority = 100, Active = false }]);

        var met = book.Meet("refund", Upset);

        met.Select(m => m.Name).ShouldBe(["High", "Low"]);
    }

    [Theory]
    [InlineData("refund", "refund", new WordDisguise[0])]
    [InlineData("My REFUND please", "REFUND", new[] { WordDisguise.Form })]
    [InlineData("re.fund", "re.fund", new[] { WordDisguise.Inserted })]
    [InlineData("rеfund", "rеfund", new[] { WordDisguise.LookAlike })]
    public void A_disguised_word_is_found_and_the_disguise_told(string text, string written, WordDisguise[] disguises)
    {
        var book = new RuleBook([Rule("Refund") with { Keywords = ["refund"] }]);

        var reason = book.Meet(text, null).Single().Reasons.Single();

        (reason.Value, reason.Written).ShouldBe(("refund", written));
        reason.Disguises.ShouldBe(disguises);
    }

    [Fact]
    public void Of_a_text_that_nobody_judged_words_are_all_that_is_known()
    {
        var book = new RuleBook([
            Rule("Word") with { Keywords = ["refund"] }, Rule("Mood") with { Mood = Mood.Neutral }, Rule("Intent") with { IntentIds = [Refund] }, Rule("Urgency") with { Urgency = Urgency.Normal }]);

        var met = book.Meet("refund", null);

        met.Select(m => m.Name).ShouldBe(["Word"]);
    }

    private static SuggestionRuleView Rule(string name) => new() { Id = SuggestionRuleId.New(), Name = name, Reply = name, Active = true, Priority = 50 };
}
