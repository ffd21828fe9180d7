using Switchboard.Plugins.Contract;

namespace Switchboard.Plugins.Ai.Language;

/// <summary>Something about a conversation that makes an answer better or worse than its words.</summary>
/// <param name="Name">As told among the reasons of a grade.</param>
/// <param name="Shift">By how much of a grade.</param>
internal readonly record struct Circumstance(string Name, double Shift)
{
    private const double OfReaction = 0.4;
    private const double LeastReaction = 0.2;
    private const double OfDoubledWait = 0.12;
    private const double WorstWait = 0.75;
    private const int TurnsWithoutBlame = 6;
    private const double OfTurn = 0.1;
    private const double WorstTurns = 0.5;

    /// <summary>Nobody minds so short a wait.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <param name="answered">The answer.</param>
    /// <param name="satisfaction">How satisfied what the customer wrote next seems, where they have.</param>
    internal static List<Circumstance> Of(AnsweredText answered, double? satisfaction)
    {
        var all = new List<Circumstance>();
        if (satisfaction - 3 is { } leaning && Math.Abs(leaning * OfReaction) >= LeastReaction)
            all.Add(new Circumstance(leaning > 0 ? "customer-pleased" : "customer-displeased", leaning * OfReaction));
        if (answered.Waited is { } waited && waited > Patience)
            all.Add(new Circumstance("slow", -Math.Min(WorstWait, OfDoubledWait * Math.Log2(waited / Patience))));
        if (answered.Turns is { } turns && turns > TurnsWithoutBlame)
            all.Add(new Circumstance("many-turns", -Math.Min(WorstTurns, OfTurn * (turns - TurnsWithoutBlame))));
        return all;
    }
}
