namespace Switchboard.Language.Measures;

/// <summary>Measures of scores that put some above others.</summary>
public static class Ranking
{
    /// <summary>Area under the ROC curve: how often one that is scores above one that is not; a tie is half.</summary>
    public static double Auc(IReadOnlyList<double> scores, IReadOnlyList<bool> isPositive)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(isPositive);
        var positives = isPositive.Count(p => p);
        if (positives == 0 || positives == scores.Count)
            return 0.5;
        var ranks = Ranks(scores);
        var sum = ranks.Where((_, i) => isPositive[i]).Sum();
        return (sum - (positives * (positives + 1.0) / 2)) / ((double)positives * (scores.Count - positives));
    }

    /// <summary>Ranks from 1, the lowest first, ties sharing their mean.</summary>
    internal static double[] Ranks(IReadOnlyList<double> values)
    {
        var order = Enumerable.Range(0, values.Count).OrderBy(i => values[i]).ToArray();
        var ranks = new double[values.Count];
        for (var start = 0; start < order.Length;)
        {
            var end = start;
            while (end < order.Length && values[order[end]].Equals(values[order[start]]))
                end++;
            for (var i = start; i < end; i++)
                ranks[order[i]] = (start + end + 1) / 2.0;
            start = end;
        }

        return ranks;
    }
}
