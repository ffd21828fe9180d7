using Switchboard.Language.Measures;

namespace Switchboard.Desk.Intents.Experiments;

/// <summary>What an experiment has shown. Everything is counted in conversations that began while it ran: messages of one conversation are too much alike to count each.</summary>
/// <param name="Live">How the live version did.</param>
/// <param name="Challenger">How the challenger did.</param>
/// <param name="Findings">What is different for certain, measure by measure.</param>
/// <param name="Agreement">Where both judged the same words: how often they said the same. Null where conversations were split.</param>
public sealed record ExperimentOutcome(ArmOutcome Live, ArmOutcome Challenger, IReadOnlyList<ExperimentFinding> Findings, ExperimentAgreement? Agreement = null)
{
    internal static ExperimentOutcome Of(ArmOutcome live, ArmOutcome challenger, ExperimentAgreement? agreement) => new(
        live,
        challenger,
        [
            Compare(ExperimentMeasure.Sure, live.Sure.Range, challenger.Sure.Range),
            Compare(ExperimentMeasure.HandedOver, live.HandedOver.Range, challenger.HandedOver.Range),
            Compare(ExperimentMeasure.Corrected, live.Corrected.Range, challenger.Corrected.Range),
            Compare(ExperimentMeasure.Satisfied, live.Satisfied.Range, challenger.Satisfied.Range),
            Compare(ExperimentMeasure.Rating, live.Rating.Range, challenger.Rating.Range),
        ],
        agreement);

    private static ExperimentFinding Compare(ExperimentMeasure measure, Interval live, Interval challenger) =>
        new(measure, live.Overlaps(challenger) ? null : live.Low > challenger.High ? ExperimentArm.Live : ExperimentArm.Challenger);
}

public enum ExperimentMeasure
{
    Sure,
    HandedOver,
    Corrected,
    Satisfied,
    Rating,
}

/// <summary>Whether a measure tells the two apart.</summary>
/// <param name="Measure">Which.</param>
/// <param name="Higher">The version for which it is certainly higher; null while the intervals overlap and there is not enough to say.</param>
public sealed record ExperimentFinding(ExperimentMeasure Measure, ExperimentArm? Higher = null);

/// <summary>How one version did.</summary>
/// <param name="Conversations">In which it judged words of a customer.</param>
/// <param name="Sure">In which it was sure at least once.</param>
/// <param name="HandedOver">That went to a person.</param>
/// <param name="Corrected">In which an agent said that the intent was another.</param>
/// <param name="Satisfied">Of those that were rated: with four or five.</param>
/// <param name="Rating">The mean rating.</param>
public sealed record ArmOutcome(int Conversations, MeasuredShare Sure, MeasuredShare HandedOver, MeasuredShare Corrected, MeasuredShare Satisfied, MeasuredMean Rating);

/// <summary>A share, and where the true one is with 95 % certainty.</summary>
/// <param name="Count">So many.</param>
/// <param name="Of">Of so many.</param>
/// <param name="Low">The least that it may truly be.</param>
/// <param name="High">The most.</param>
public sealed record MeasuredShare(int Count, int Of, double Low, double High)
{
    /// <summary>From 0 to 1; null of nothing.</summary>
    public double? Share => Of == 0 ? null : (double)Count / Of;

    internal Interval Range => new(Low, High);

    internal static MeasuredShare From(int count, int of)
    {
        var range = Interval.OfShare(count, of);
        return new MeasuredShare(count, of, range.Low, range.High);
    }
}

/// <summary>A mean rating, and where the true one is with 95 % certainty.</summary>
/// <param name="Count">Of so many.</param>
/// <param name="Low">The least that it may truly be.</param>
/// <param name="High">The most.</param>
/// <param name="Mean">From 1 to 5; null of nothing.</param>
public sealed record MeasuredMean(int Count, double Low, double High, double? Mean = null)
{
    /// <summary>Of fewer, the normal approximation says nothing, and the true mean may be anywhere on the scale.</summary>
    private const int Fewest = 30;

    private const double Worst = 1;
    private const double Best = 5;

    internal Interval Range => new(Low, High);

    internal static MeasuredMean From(int count, double mean, double deviation)
    {
        if (count < Fewest)
            return new MeasuredMean(count, Worst, Best, count == 0 ? null : mean);
        var range = Interval.OfMean(count, mean, deviation);
        return new MeasuredMean(count, Math.Max(Worst, range.Low), Math.Min(Best, range.High), mean);
    }
}

/// <summary>How often two versions said the same of the same words.</summary>
/// <param name="Both">Messages that both judged.</param>
/// <param name="Same">Of which they named the same intent.</param>
/// <param name="Differences">The pairs that they differ by, the most frequent first.</param>
public sealed record ExperimentAgreement(int Both, MeasuredShare Same, IReadOnlyList<ExperimentDifference> Differences);

/// <summary>One way in which two versions differ.</summary>
/// <param name="LiveIntentId">What the live version said.</param>
/// <param name="ChallengerIntentId">What the challenger said of the same words.</param>
/// <param name="Count">How often.</param>
/// <param name="LiveIntentName">What the first is called; null when it was deleted.</param>
/// <param name="ChallengerIntentName">What the other is called; null when it was deleted.</param>
public sealed record ExperimentDifference(IntentId LiveIntentId, IntentId ChallengerIntentId, int Count, string? LiveIntentName = null, string? ChallengerIntentName = null);
