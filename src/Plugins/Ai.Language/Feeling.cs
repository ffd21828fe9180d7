namespace Switchboard.Plugins.Ai.Language;

/// <summary>
/// How strongly a mood is felt and what it says of the service, as plain arithmetic. A model that learned the strengths of the seed texts told no more of
/// them than that there is a mood at all (correlation within complaints 0.04 to 0.13), so what people do to be heard is counted instead.
/// </summary>
internal static class Feeling
{
    /// <summary>Means of the seed texts' strengths without and with a mood.</summary>
    private const double Calm = 0.2;
    private const double Moved = 0.55;

    /// <summary>So far a mood that is hardly felt goes towards the end of the scale, and so much further one that is felt to the full.</summary>
    private const double Reach = 0.4;
    private const double ReachOfStrength = 0.7;

    private const double OfAnger = 0.2;
    private const double OfShouting = 0.15;
    private const int FewestCapitals = 5;
    private const int FewestMarks = 2;

    /// <summary>0 to 1, from how likely there is a mood, how likely it is anger, and whether the text shouts.</summary>
    internal static double Strength(ReadOnlySpan<char> text, double moved, double angry) =>
        Math.Clamp(Calm + ((Moved - Calm) * moved) + (OfAnger * angry) + (Shouts(text) ? OfShouting * moved : 0), 0, 1);

    /// <summary>1 to 5: the mood's leaning, the further the stronger it is felt.</summary>
    internal static double Satisfaction(double leaning, double strength) => Math.Clamp(3 + (2 * leaning * Math.Min(1, Reach + (ReachOfStrength * strength))), 1, 5);

    private static bool Shouts(ReadOnlySpan<char> text)
    {
        var (marks, large, small) = (0, 0, 0);
        foreach (var c in text)
        {
            marks += c is '!' or '！' ? 1 : 0;
            large += char.IsAsciiLetterUpper(c) ? 1 : 0;
            small += char.IsAsciiLetterLower(c) ? 1 : 0;
        }

        return marks >= FewestMarks || (large >= FewestCapitals && large > small * 3);
    }
}
