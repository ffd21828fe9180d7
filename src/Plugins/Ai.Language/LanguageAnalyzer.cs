using Switchboard.Language.Text;
using Switchboard.Plugins.Contract;

namespace Switchboard.Plugins.Ai.Language;

/// <summary>
/// Judges texts by models that learned from the product's own texts: some for each language, which come inside of the plugin. How good they are stands in their card.
/// </summary>
public sealed class LanguageAnalyzer : ITextAnalyzer
{
    private readonly MessageJudge _chinese = new("zh");
    private readonly MessageJudge _english = new("en");

    /// <inheritdoc />
    public TextAnalysis Analyze(string text, PluginCall call) => LanguageDetector.Detect(text) switch
    {
        WrittenLanguage.Chinese or WrittenLanguage.Mixed => _chinese.Judge(text, "zh-CN"),
        WrittenLanguage.English => _english.Judge(text, "en"),

        // Emoji and punctuation show a mood in any language; letters of one that was never learned do not.
        WrittenLanguage.Unknown when text.AsSpan().Trim().Length > 0 => _chinese.JudgeMarks(text),
        _ => new TextAnalysis(null, Sentiment.Neutral, 0),
    };
}
