namespace Switchboard.Language.Measures;

/// <summary>How far one distribution over the same few groups has moved from another.</summary>
public static class PopulationStability
{
    /// <summary>Above this, by custom, a shift is more than chance and season.</summary>
    public const double Alarming = 0.2;

    /// <summary>Added to every group, so that an empty one is a shift and not an infinite one.</summary>
    private const double Smoothing = 0.5;

    /// <summary>The population stability index: 0 for the same shares, the same in both directions, without an upper end.</summary>
    /// <param name="before">How many were in each group.</param>
    /// <param name="now">How many are, in the same order.</param>
    public static double Index(IReadOnlyList<int> before, IReadOnlyList<int> now)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(now);
        if (before.Count != now.Count)
            throw new ArgumentException("Both must have the same groups.", nameof(now));
        var (wasAll, isAll) = (before.Sum() + (Smoothing * before.Count), now.Sum() + (Smoothing * now.Count));
        var index = 0.0;
        for (var group = 0; group < before.Count; group++)
        {
            var (was, @is) = ((before[group] + Smoothing) / wasAll, (now[group] + Smoothing) / isAll);
            index += (@is - was) * Math.Log(@is / was);
        }

        return index;
    }
}
