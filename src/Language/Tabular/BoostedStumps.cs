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
    private const double Rate = 0.08;
    private const double Ridge = 5;

    /// <summary>Learns from rows and stops where held rows no longer gain.</summary>
    internal static (double Start, Stump[] Stumps) Learn(double[][] rows, bool[] isPositive, double[][] held, bool[] heldIsPositive)
    {
        var share = Math.Clamp((double)isPositive.Count(p => p) / rows.Length, 1e-6, 1 - 1e-6);
        var start = Math.Log(share / (1 - share));
        var (scores, heldScores) = (Filled(rows.Length, start), Filled(held.Length, start));
        var cuts = Enumerable.Range(0, rows[0].Length).Select(place => CutsOf(rows, place)).ToArray();
        var (stumps, best, bestCount) = (new List<Stump>(), Loss(heldScores, heldIsPositive), 0);
        while (stumps.Count < MostRounds && stumps.Count - bestCount < Patience)
        {
            if (Best(rows, isPositive, scores, cuts) is not { } stump)
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

    private static Stump? Best(double[][] rows, bool[] isPositive, double[] scores, double[][] cuts)
    {
        var (gradients, bends) = (new double[rows.Length], new double[rows.Length]);
        for (var i = 0; i < rows.Length; i++)
        {
            var probability = LogisticFit.Probability(scores[i]);
            (gradients[i], bends[i]) = ((isPositive[i] ? 1 : 0) - probability, probability * (1 - probability));
        }

        var (gradient, bend) = (gradients.Sum(), bends.Sum());
        var (best, most) = (default(Stump), Gain(gradient, bend) + 1e-9);
        for (var place = 0; place < cuts.Length; place++)
        {
            var (below, bendBelow) = Histogram(rows, place, cuts[place], gradients, bends);
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

    private static (double[] Gradients, double[] Bends) Histogram(double[][] rows, int place, double[] cuts, double[] gradients, double[] bends)
    {
        var (sums, bendSums) = (new double[cuts.Length + 1], new double[cuts.Length + 1]);
        for (var i = 0; i < rows.Length; i++)
        {
            var at = Array.BinarySearch(cuts, rows[i][place]);
            at = at < 0 ? ~at : at;
            sums[at] += gradients[i];
            bendSums[at] += bends[i];
        }

        return (sums, bendSums);
    }

    private static double Gain(double gradient, double bend) => gradient * gradient / (bend + Ridge);

    /// <summary>Up to so many numbers between which as many rows lie; the highest parts nothing.</summary>
    private static double[] CutsOf(double[][] rows, int place)
    {
        double[] values = [.. rows.Select(r => r[place]).Order()];
        return [.. Enumerable.Range(1, Cuts).Select(c => values[Math.Min((int)((long)c * values.Length / (Cuts + 1)), values.Length - 1)]).Where(v => v < values[^1]).Distinct().Order()];
    }

    private static double[] Filled(int length, double value)
    {
        var filled = new double[length];
        Array.Fill(filled, value);
        return filled;
    }
}
