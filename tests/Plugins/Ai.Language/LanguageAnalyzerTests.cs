using Switchboard.Plugins.Ai.Language;
using Switchboard.Plugins.Contract;

namespace Switchboard.Plugins.Tests.Ai.Language;

public sealed class LanguageAnalyzerTests
{
    private static readonly PluginCall Call = new(Guid.Empty, null, new Dictionary<string, string>(StringComparer.Ordinal), TimeProvider.System);
    private static readonly LanguageAnalyzer Analyzer = new();

    [Theory]
    [InlineData("Thanks, that was really helpful!", Sentiment.Positive)]
    [InlineData("great service, very fast", Sentiment.Positive)]
    [InlineData("This is terrible, I am furious", Sentiment.Negative)]
    [InlineData("my phone is broken and nobody answers", Sentiment.Negative)]
    [InlineData("I am not happy with this", Sentiment.Negative)]
    [InlineData("This isn’t good", Sentiment.Negative)]
    [InlineData("not bad", Sentiment.Positive)]
    [InlineData("Where is my order 1234?", Sentiment.Neutral)]
    [InlineData("", Sentiment.Neutral)]
    public void English_moods(string text, Sentiment mood) => Analyze(text).Sentiment.ShouldBe(mood);

    [Theory]
    [InlineData("非常感谢，服务很好", Sentiment.Positive)]
    [InlineData("客服很耐心，满意", Sentiment.Positive)]
    [InlineData("太慢了，我要投诉", Sentiment.Negative)]
    [InlineData("东西坏了，没人管", Sentiment.Negative)]
    [InlineData("不满意", Sentiment.Negative)]
    [InlineData("不太满意", Sentiment.Negative)]
    [InlineData("没坏", Sentiment.Neutral)]
    [InlineData("请问怎么退货", Sentiment.Neutral)]
    public void Chinese_moods(string text, Sentiment mood) => Analyze(text).Sentiment.ShouldBe(mood);

    [Theory]
    [InlineData("怎么退货", "zh-CN")]
    [InlineData("iPhone 15 怎么退货", "zh-CN")]
    [InlineData("How do I return it?", "en")]
    [InlineData("12345 !!!", null)]
    [InlineData("", null)]
    public void The_language_is_the_one_most_letters_are_of(string text, string? language) => Analyze(text).Language.ShouldBe(language);

    [Theory]
    [InlineData("Bonjour, où est ma commande ? Elle n'est pas arrivée.")]
    [InlineData(" ")]
    [InlineData("\ud800")]
    public void What_is_in_no_language_that_was_learned_is_not_judged_with_certainty(string text)
    {
        var analysis = Analyze(text);

        analysis.Language.ShouldBeNull();
        analysis.Confidence.ShouldBeLessThan(0.87);
    }

    private static TextAnalysis Analyze(string text) => Analyzer.Analyze(text, Call);
}
