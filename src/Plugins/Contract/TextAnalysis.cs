namespace Switchboard.Plugins.Contract;

/// <summary>What a text of a customer shows. What a plugin does not judge stays null, and whoever reads it treats it as unknown.</summary>
/// <param name="Language"><c>zh-CN</c>, <c>en</c>, or null when neither is clear.</param>
/// <param name="Sentiment">The mood.</param>
/// <param name="Confidence">Of the mood, 0 to 1.</param>
public sealed record TextAnalysis(string? Language, Sentiment Sentiment, double Confidence)
{
    /// <summary>How strongly the mood is felt, 0 to 1. Since contract 1.2.</summary>
    public double? Strength { get; init; }

    /// <summary>What is felt besides. Since contract 1.2.</summary>
    public Emotions? Emotions { get; init; }

    /// <summary>What the text is about, of the intents that the plugin knows out of the box; a tenant's own models are not its concern. Since contract 1.2.</summary>
    public IntentReading? Intent { get; init; }

    /// <summary>How soon somebody should look. Since contract 1.2.</summary>
    public UrgencyReading? Urgency { get; init; }

    /// <summary>How satisfied the customer seems with the service so far, from 1 (not at all) to 5. Since contract 1.2.</summary>
    public double? Satisfaction { get; init; }

    /// <summary>How likely the text is advertising, fraud or noise sent to many, 0 to 1. Since contract 1.2.</summary>
    public double? Spam { get; init; }
}

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

/// <summary>How likely each emotion is, 0 to 1 each and at most 1 together; what is missing to 1 is none of them. Since contract 1.2.</summary>
/// <param name="Angry">Blames, mocks or threatens.</param>
/// <param name="Anxious">Fears harm, loss or a deadline.</param>
/// <param name="Disappointed">Any other displeasure.</param>
/// <param name="Grateful">Thanks.</param>
public sealed record Emotions(double Angry, double Anxious, double Disappointed, double Grateful);

/// <summary>What a text is about. Since contract 1.2.</summary>
/// <param name="Name">Lower-case words joined by hyphens, such as <c>refund-status</c>.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="IsSure">Whether the plugin stands by it: enough to act upon without asking.</param>
public sealed record IntentReading(string Name, double Confidence, bool IsSure);

/// <summary>How soon somebody should look. Since contract 1.2.</summary>
/// <param name="Level">The level.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record UrgencyReading(Urgency Level, double Confidence);

/// <summary>How soon somebody should look at a text. Since contract 1.2.</summary>
public enum Urgency
{
    /// <summary>Greetings, thanks, questions of knowledge, and whoever says that there is no hurry.</summary>
    Low,

    /// <summary>In its turn.</summary>
    Normal,

    /// <summary>Time pressure, harm, money leaving, safety, people kept from work.</summary>
    High,
}
