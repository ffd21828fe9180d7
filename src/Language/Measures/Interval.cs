namespace Switchboard.Language.Measures;

/// <summary>Where a true value is with 95 % certainty, as far as what was counted tells.</summary>
/// <param name="Low">The least that it may be.</param>
/// <param name="High">The most.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>The normal distribution's quantile that leaves out 2.5 % on each side.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>Whether both may be of the same true value.</summary>
    public bool Overlaps(Interval other) => Low <= other.High && other.Low <= High;

    /// <summary>A share by Wilson's formula, which is right for few and for shares near 0 and 1 too; of nothing, it may be anything.</summary>
    public static Interval OfShare(int count, int of)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, of);
        if (of == 0)
            return new Interval(0, 1);
        var (share, n) = ((double)count / of, (double)of);
        var middle = (share + (Z * Z / (2 * n))) / (1 + (Z * Z / n));
        var half = Z / (1 + (Z * Z / n)) * Math.Sqrt((share * (1 - share) / n) + (Z * Z / (4 * n * n)));

        // All and none are ends that rounding must not move.
        return new Interval(count == 0 ? 0 : middle - half, count == of ? 1 : middle + half);
    }

    /// <summary>A mean by the normal approximation, which is good from about thirty values on.</summary>
    /// <param name="count">Of so many values.</param>
    /// <param name="mean">Their mean.</param>
    /// <param name="deviation">Their standard deviation, as of a sample.</param>
    public static Interval OfMean(int count, double mean, double deviation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(deviation);
        var half = Z * deviation / Math.Sqrt(count);
        return new Interval(mean - half, mean + half);
    }
}
