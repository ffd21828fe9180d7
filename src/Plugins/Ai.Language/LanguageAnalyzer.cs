using Switchboard.Language.Models;
using Switchboard.Language.Text;
using Switchboard.Plugins.Contract;

namespace Switchboard.Plugins.Ai.Language;

/// <summary>
/// Mood by models that learned from the product's own texts: one for each language, which come inside of the plugin. How good they are stands in their card.
/// </summary>
public sealed class LanguageAnalyzer : ITextAnalyzer
{
    private readonly TextModel _chinese = Open("sentiment.zh.model");
    private readonly TextModel _english = Open("sentiment.en.model");

    /// <inheritdoc />
    public TextAnalysis Analyze(string text, PluginCall call) => LanguageDetector.Detect(text) switch
    {
        WrittenLanguage.Chinese or WrittenLanguage.Mixed => Judge(_chinese, "zh-CN", text),
        WrittenLanguage.English => Judge(_english, "en", text),

        // Emoji and punctuation show a mood in any language; letters of one that was never learned do not.
        WrittenLanguage.Unknown when text.AsSpan().Trim().Length > 0 => Judge(_chinese, null, text),
        _ => new TextAnalysis(null, Sentiment.Neutral, 0),
    };

    private static TextAnalysis Judge(TextModel model, string? language, string text)
    {
        var mood = model.Predict(text);
        return new TextAnalysis(language, mood.Label switch { "positive" => Sentiment.Positive, "negative" => Sentiment.Negative, _ => Sentiment.Neutral }, mood.Confidence);
    }

    private static TextModel Open(string name)
    {
        using var saved = typeof(LanguageAnalyzer).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[saved.Length];
        saved.ReadExactly(bytes);
        return TextModel.Read(bytes);
    }
}
