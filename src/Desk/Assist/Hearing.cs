using Switchboard.Desk.Conversations;
using Switchboard.Plugins.Contract;
using Level = Switchboard.Plugins.Contract.Urgency;
using Urgency = Switchboard.Desk.Conversations.Urgency;

namespace Switchboard.Desk.Assist;

/// <summary>What analyzers say, in the desk's own words.</summary>
internal static class Hearing
{
    internal static Mood Of(Sentiment sentiment) => sentiment switch { Sentiment.Negative => Mood.Negative, Sentiment.Positive => Mood.Positive, _ => Mood.Neutral };

    internal static Urgency? Of(UrgencyReading? reading) => reading?.Level switch { Level.Low => Urgency.Low, Level.Normal => Urgency.Normal, Level.High => Urgency.High, _ => null };
}
