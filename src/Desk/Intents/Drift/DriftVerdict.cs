using Switchboard.Language.Measures;

namespace Switchboard.Desk.Intents.Drift;

/// <summary>Two mixes compared.</summary>
/// <param name="Confidence">Population stability index over tenths of confidence.</param>
/// <param name="Intents">The same over the baseline's most frequent intents, all others together.</param>
internal readonly record struct DriftVerdict(double Confidence, double Intents)
{
    /// <summary>With fewer messages on either side chance alone comes near the alarm: ten groups of so many move by about 0.04.</summary>
    internal const int FewestMessages = 500;

    /// <summary>Besides these, the rest is one group: many small ones would move by chance.</summary>
    private const int Groups = 9;

    internal bool IsAlarming => Confidence > PopulationStability.Alarming || Intents > PopulationStability.Alarming;

    /// <summary>Null where there are too few messages to say.</summary>
    internal static DriftVerdict? Of(SpokenMix before, SpokenMix now)
    {
        if (before.Messages < FewestMessages || now.Messages < FewestMessages)
            return null;
        var frequent = before.Intents.Take(Groups).Select(i => i.IntentId).ToList();
        return new DriftVerdict(PopulationStability.Index(before.Confidence, now.Confidence), PopulationStability.Index(Grouped(before, frequent), Grouped(now, frequent)));
    }

    private static List<int> Grouped(SpokenMix mix, List<IntentId> frequent)
    {
        var of = mix.Intents.ToDictionary(i => i.IntentId, i => i.Messages);
        List<int> groups = [.. frequent.Select(i => of.GetValueOrDefault(i))];
        groups.Add(mix.Messages - groups.Sum());
        return groups;
    }
}
