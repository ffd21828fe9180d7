namespace Switchboard.Plugins.Contract;

/// <summary>Reads the mood and language of a text.</summary>
public interface ITextAnalyzer : IPlugin
{
    /// <summary>Analyses one text. Called on worker threads for every customer message; must only compute. Throwing leaves the mood unknown.</summary>
    TextAnalysis Analyze(string text, PluginCall call);
}

/// <summary>What a text shows.</summary>
/// <param name="Language"><c>zh-CN</c>, <c>en</c>, or null when neither is clear.</param>
/// <param name="Sentiment">The mood.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record TextAnalysis(string? Language, Sentiment Sentiment, double Confidence);

/// <summary>Three-way mood.</summary>
public enum Sentiment
{
    /// <summary>Unhappy.</summary>
    Negative,

    /// <summary>Matter-of-fact, or unknown.</summary>
    Neutral,

    /// <summary>Pleased.</summary>
    Positive,
}
