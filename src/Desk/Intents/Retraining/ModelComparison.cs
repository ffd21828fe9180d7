using Switchboard.Language.Measures;

namespace Switchboard.Desk.Intents.Retraining;

public enum ComparisonVerdict
{
    /// <summary>It is ahead, and hardly by luck.</summary>
    Better,

    /// <summary>They are as good, or too few examples tell them apart.</summary>
    NotProven,
    Worse,
}

/// <summary>A new version beside the one that was live, on the same held-back examples.</summary>
/// <param name="LiveNumber">The number of the version that was live.</param>
/// <param name="Examples">How many examples both judged.</param>
/// <param name="BothRight">How many both were right about.</param>
/// <param name="OnlyNew">How many the new one alone was right about.</param>
/// <param name="OnlyLive">How many the live one alone was right about.</param>
/// <param name="Chance">How likely an equally good version is ahead so far by luck: McNemar's test, exact and one-sided.</param>
/// <param name="Verdict">What follows from that.</param>
public sealed record ModelComparison(int LiveNumber, int Examples, int BothRight, int OnlyNew, int OnlyLive, double Chance, ComparisonVerdict Verdict)
{
    /// <summary>What is more likely luck than this is not proposed.</summary>
    private const double MostLuck = 0.05;

    internal static ModelComparison Of(int liveNumber, IReadOnlyList<bool> live, IReadOnlyList<bool> candidate)
    {
        var test = PairedTest.Of(live, candidate);
        var both = live.Zip(candidate).Count(r => r.First && r.Second);
        return new ModelComparison(liveNumber, live.Count, both, test.OnlySecond, test.OnlyFirst, test.SecondAhead, Decide(test));
    }

    internal static ComparisonVerdict Decide(PairedTest test) =>
        test.OnlyFirst > test.OnlySecond ? ComparisonVerdict.Worse
        : test.SecondAhead <= MostLuck ? ComparisonVerdict.Better
        : ComparisonVerdict.NotProven;
}
