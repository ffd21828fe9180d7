using Switchboard.Language.Learning;

namespace Switchboard.Language.Tabular;

/// <summary>
/// Gradient-boosted stumps for yes or no: each corrects a little of what those before it got wrong. They see thresholds where a line sees none,
/// and because each looks at one place alone, what they say can be told column by column.
/// </summary>
internal static class BoostedStumps
{
    private const int MostRounds = 600;
    private const int Patience = 50;
    private const int Cuts = 32;
    private const int Bags = 10;
    private const double Rate = 0.08;
    private const double Ridge = 5;

    /// <summary>
    /// The mean of several, each learned from as many rows drawn with putting back and stopped by those it did not draw (Breiman 1996): steadier than one,
    /// and no row has to be kept from learning. Stumps with one cut become one.
    /// </summary>
    internal static (double Start, Stump[] Stumps) LearnBags(double[][] rows, bool[] isPositive, ulong seed, CancellationToken ct)
    {
        var (chance, start, all) = (new Chance(seed), 0.0, new List<Stump>());
        for (var bag = 0; bag < Bags; bag++)
        {
            ct.ThrowIfCancellationRequested();
            var drawn = new int[rows.Length];
            foreach (ref var one in drawn.AsSpan())
                one = chance.Below(rows.Length);
            int[] left = [.. Enumerable.Range(0, rows.Length).Except(drawn)];
            var (from, stumps) = Learn(Pick(rows, drawn), Pick(isPositive, drawn), Pick(rows, left), Pick(isPositive, left));
            start += from / Bags;
            all.AddRange(stumps);
        }

        return (start, [.. all.GroupBy(s => (s.Place, s.Cut)).Select(g => new Stump(g.Key.Place, g.Key.Cut, g.Sum(s => s.Below) / Bags, g.Sum(s => s.Above) / Bags))]);
    }

    /// <summary>Learns from rows and stops where held rows no longer gain.</summary>
    internal static (double Start, Stump[] Stumps) Learn(double[][] rows, bool[] isPositive, double[][] held, bool[] heldIsPositive)
    {
        var share = Math.Clamp((double)isPositive.Count(p => p) / rows.Length, 1e-6, 1 - 1e-6);
        var start = Math.Log(share / (1 - share));
        var (scores, heldScores) = (Filled(rows.Length, start), Filled(held.Length, start));
        var cuts = Enumerable.Range(0, rows[0].Length).Select(place => CutsOf(rows, place)).ToArray();
        var bins = cuts.Select((its, place) => BinsOf(rows, place, its)).ToArray();
        var (stumps, best, bestCount) = (new List<Stump>(), Loss(heldScores, heldIsPositive), 0);
        while (stumps.Count < MostRounds && stumps.Count - bestCount < Patience)
        {
            if (Best(bins, isPositive, scores, cuts) is not { } stump)
                break;
            stumps.Add(stump);
            for (var i = 0; i < rows.Length; i++)
                scores[i] += stump.Score(rows[i]);
            for (var i = 0; i < held.Length; i++)
                heldScores[i] += stump.Score(held[i]);
            if (Loss(heldScores, heldIsPositive) is var loss && loss < best)
                (best, bestCount) = (loss, stumps.Count);
        }

        return (start, [.. stumps.Take(bestCount)]);
    }

    internal static double Loss(double[] scores, bool[] isPositive) =>
        scores.Length == 0 ? 0 : scores.Select((s, i) => Math.Log(1 + Math.Exp(isPositive[i] ? -s : s))).Average();

    private static Stump? Best(byte[][] bins, bool[] isPositive, double[] scores, double[][] cuts)
    {
        var (gradients, bends) = (new double[scores.Length], new double[scores.Length]);
        for (var i = 0; i < scores.Length; i++)
        {
            var probability = LogisticFit.Probability(scores[i]);
            (gradients[i], bends[i]) = ((isPositive[i] ? 1 : 0) - probability, probability * (1 - probability));
        }

        var (gradient, bend) = (gradients.Sum(), bends.Sum());
        var (best, most) = (default(Stump), Gain(gradient, bend) + 1e-9);
        for (var place = 0; place < cuts.Length; place++)
        {
            var (below, bendBelow) = Histogram(bins[place], cuts[place].Length + 1, gradients, bends);
            var (sum, sumBend) = (0.0, 0.0);
            for (var c = 0; c < cuts[place].Length; c++)
            {
                (sum, sumBend) = (sum + below[c], sumBend + bendBelow[c]);
                var gain = Gain(sum, sumBend) + Gain(gradient - sum, bend - sumBend);
                if (gain > most)
                    (best, most) = (new Stump(place, cuts[place][c], Rate * sum / (sumBend + Ridge), Rate * (gradient - sum) / (bend - sumBend + Ridge)), gain);
            }
        }

        return best;
    }

    private static (double[] Gradients, double[] Bends) Histogram(byte[] bins, int count, double[] gradients, double[] bends)
    {
        var (sums, bendSums) = (new double[count], new double[count]);
        for (var i = 0; i < bins.Length; i++)
        {
            sums[bins[i]] += gradients[i];
            bendSums[bins[i]] += bends[i];
        }

        return (sums, bendSums);
    }

    /// <summary>Between which cuts each row lies: looked up once, counted in every round.</summary>
    private static byte[] BinsOf(double[][] rows, int place, double[] cuts) =>
        [.. rows.Select(row => Array.BinarySearch(cuts, row[place])).Select(at => (byte)(at < 0 ? ~at : at))];

    private static double Gain(double gradient, double bend) => gradient * gradient / (bend + Ridge);

    /// <summary>Up to so many numbers between which as many rows lie; the highest parts nothing.</summary>
    private static double[] CutsOf(double[][] rows, int place)
    {
        double[] values = [.. rows.Select(r => r[place]).Order()];
        return [.. Enumerable.Range(1, Cuts).Select(c => values[Math.Min((int)((long)c * values.Length / (Cuts + 1)), values.Length - 1)]).Where(v => v < values[^1]).Distinct().Order()];
    }

    private static T[] Pick<T>(T[] from, int[] which) => [.. which.Select(i => from[i])];

    private static double[] Filled(int length, double value)
    {
        var filled = new double[length];
        Array.Fill(filled, value);
        return filled;
    }
}
