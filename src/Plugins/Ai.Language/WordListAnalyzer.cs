using Switchboard.Plugins.Contract;

namespace Switchboard.Plugins.Ai.Language;

/// <summary>
/// Mood by word lists, with negation. It is right about plain words and knows nothing of irony; its confidence says so.
/// </summary>
public sealed class WordListAnalyzer : ITextAnalyzer
{
    public TextAnalysis Analyze(string text, PluginCall call)
    {
        var han = text.Count(c => c is >= '\u3400' and <= '\u9fff');
        var latin = text.Count(char.IsAsciiLetter);
        var language = han == 0 && latin == 0 ? null : han * 4 >= latin ? "zh-CN" : "en";
        var balance = language == "zh-CN" ? ChineseMood.Balance(text) : EnglishMood.Balance(text);
        return new TextAnalysis(
            language,
            balance switch { > 0 => Sentiment.Positive, < 0 => Sentiment.Negative, _ => Sentiment.Neutral },
            Math.Min(0.9, 0.5 + (0.15 * Math.Abs(balance))));
    }
}
