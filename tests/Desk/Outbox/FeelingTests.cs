using Switchboard.Desk.Conversations;
using Switchboard.Desk.Outbox;
using Switchboard.Plugins.Contract;
using Level = Switchboard.Plugins.Contract.Urgency;
using Urgency = Switchboard.Desk.Conversations.Urgency;

namespace Switchboard.Desk.Tests.Outbox;

public sealed class FeelingTests
{
    [Fact]
    public void A_mood_moves_step_by_step_and_tells_how_far_it_is_from_where_it_began()
    {
        var begun = default(Feeling).After(Found(Sentiment.Positive, 0.8));

        var once = begun.After(Found(Sentiment.Negative, 1));
        var often = Enumerable.Range(0, 10).Aggregate(once, (feeling, _) => feeling.After(Found(Sentiment.Negative, 1)));

        (begun.Mood, begun.Change).ShouldBe((0.8, 0));
        (once.Mood, once.Change).ShouldBe((0.08, -0.72));
        often.Mood!.Value.ShouldBeInRange(-1, -0.95);
        often.Change.ShouldBe(Math.Round(often.Mood.Value - 0.8, 2));
    }

    [Fact]
    public void Where_an_analyzer_tells_no_strength_its_confidence_stands_for_it() =>
        default(Feeling).After(new TextAnalysis("en", Sentiment.Negative, 0.6)).Mood.ShouldBe(-0.6);

    [Theory]
    [InlineData(0.6, 0.1, Emotion.Angry)]
    [InlineData(0.1, 0.7, Emotion.Grateful)]
    [InlineData(0.4, 0.4, null)]
    public void An_emotion_is_named_where_it_is_clear(double angry, double grateful, Emotion? expected)
    {
        var feeling = default(Feeling).After(Found(Sentiment.Neutral, 0) with { Emotions = new Emotions(angry, 0, 0, grateful) });

        feeling.Emotion.ShouldBe(expected);
    }

    [Fact]
    public void Spam_needs_much_to_be_believed_and_something_to_be_doubted_again()
    {
        double[] read = [0.85, 0.95, 0.6, 0.4, 0.85];

        var told = new List<bool>();
        var feeling = default(Feeling);
        foreach (var spam in read)
            told.Add((feeling = feeling.After(Found(Sentiment.Neutral, 0) with { Spam = spam })).Spam);

        told.ShouldBe([false, true, true, false, false]);
    }

    [Fact]
    public void What_is_not_judged_stays_as_it_was()
    {
        var before = default(Feeling).After(Found(Sentiment.Negative, 0.5) with { Urgency = new UrgencyReading(Level.High, 1), Emotions = new Emotions(0.9, 0, 0, 0), Spam = 1 });

        var after = before.After(Found(Sentiment.Negative, 0.5));

        after.ShouldBe(new Feeling(Urgency.High, Emotion.Angry, -0.5, 0, true));
    }

    private static TextAnalysis Found(Sentiment sentiment, double strength) => new("en", sentiment, 0.9) { Strength = strength };
}
