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
    private readonly AnswerJudge _chineseAnswers;
    private readonly AnswerJudge _englishAnswers;

    /// <summary>Opens the models.</summary>
    public LanguageAnalyzer() => (_chineseAnswers, _englishAnswers) = (new AnswerJudge("zh", _chinese), new AnswerJudge("en", _english));

    /// <inheritdoc />
    public TextAnalysis Analyze(string text, PluginCall call) => LanguageDetector.Detect(text) switch
    {
        WrittenLanguage.Chinese or WrittenLanguage.Mixed => _chinese.Judge(text, "zh-CN"),
        WrittenLanguage.English => _english.Judge(text, "en"),

        // Emoji and punctuation show a mood in any language; letters of one that was never learned do not.
        WrittenLanguage.Unknown when text.AsSpan().Trim().Length > 0 => _chinese.JudgeMarks(text),
        _ => new TextAnalysis(null, Sentiment.Neutral, 0),
    };

    /// <inheritdoc />
    public AnswerGrade? Grade(AnsweredText answered, PluginCall call)
    {
        if (string.IsNullOrWhiteSpace(answered.Answer))
            return new AnswerGrade(1, 1, ["empty"]);
        var circumstances = Circumstance.Of(answered, string.IsNullOrWhiteSpace(answered.Reaction) ? null : Analyze(answered.Reaction, call).Satisfaction);
        return LanguageDetector.Detect(answered.Answer) switch
        {
            WrittenLanguage.Chinese or WrittenLanguage.Mixed => _chineseAnswers.Grade(answered, circumstances),
            WrittenLanguage.English => _englishAnswers.Grade(answered, circumstances),
            _ => null,
        };
    }
}
