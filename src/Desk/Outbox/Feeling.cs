using Switchboard.Desk.Assist;
using Switchboard.Desk.Conversations;
using Switchboard.Plugins.Contract;
using Urgency = Switchboard.Desk.Conversations.Urgency;

namespace Switchboard.Desk.Outbox;

/// <summary>How a customer feels over a conversation, in small numbers. What an analyzer does not judge stays as it was.</summary>
/// <param name="Urgency">How soon somebody should look, by the latest words.</param>
/// <param name="Emotion">What is felt clearly in the latest words; null for nothing of it.</param>
/// <param name="Mood">From -1 to 1, smoothed over the words so far.</param>
/// <param name="Change">How far that has moved since the first words.</param>
/// <param name="Spam">Whether the words look like advertising, fraud or noise.</param>
internal readonly record struct Feeling(Urgency? Urgency, Emotion? Emotion, double? Mood, double? Change, bool Spam)
{
    /// <summary>How much the latest words count: after three of another mood, the score has gone most of the way.</summary>
    private const double Weight = 0.4;

    /// <summary>So likely an emotion must be to be named.</summary>
    private const double Clear = 0.5;

    private const double SurelySpam = 0.9;

    /// <summary>Once taken for spam, it is until words speak against it.</summary>
    private const double StillSpam = 0.5;

    /// <param name="found">What was found in the words that came next.</param>
    internal Feeling After(TextAnalysis found)
    {
        var mood = Blend(ScoreOf(found));
        return new Feeling(
            Hearing.Of(found.Urgency) ?? Urgency,
            found.Emotions is { } emotions ? Strongest(emotions) : Emotion,
            mood,
            Math.Round(mood - ((Mood - Change) ?? mood), 2),
            found.Spam is { } spam ? spam >= (Spam ? StillSpam : SurelySpam) : Spam);
    }

    private double Blend(double latest) => Math.Round(Mood is { } mood ? mood + (Weight * (latest - mood)) : latest, 2);

    /// <summary>Where an analyzer does not say how strong a mood is, how sure it is stands for that.</summary>
    private static double ScoreOf(TextAnalysis found) => found.Sentiment switch
    {
        Sentiment.Negative => -(found.Strength ?? found.Confidence),
        Sentiment.Positive => found.Strength ?? found.Confidence,
        _ => 0,
    };

    private static Emotion? Strongest(Emotions felt)
    {
        var (likely, emotion) = new[]
        {
            (felt.Angry, Conversations.Emotion.Angry), (felt.Anxious, Conversations.Emotion.Anxious),
            (felt.Disappointed, Conversations.Emotion.Disappointed), (felt.Grateful, Conversations.Emotion.Grateful),
        }.MaxBy(e => e.Item1);
        return likely >= Clear ? emotion : null;
    }
}
