namespace Switchboard.Language.Training;

/// <summary>
/// Soft voting: members are taken again and again, each time the one that lowers the loss on held examples most (Caruana et al. 2004);
/// how often one was taken is its weight. Who is never taken is left out of the model.
/// </summary>
internal static class Voting
{
    private const int Rounds = 20;
    private const double LeastGain = 1e-5;

    /// <summary>With fewer held examples a class luck would choose: all voices count alike then.</summary>
    private const int FewestOfAClass = 2;

    /// <summary>A voice that was not in the model yet must bring more: it costs memory and time for ever.</summary>
    private const double WorthOfAVoice = 5e-4;

    internal static bool CanChoose(Voices voices) => voices.Count >= FewestOfAClass * voices.Classes;

    internal static float[] Weights(Voices voices)
    {
        if (!CanChoose(voices))
            return Sharpened(voices, [.. Enumerable.Repeat(1f / voices.Members, voices.Members)], new float[voices.Classes]);
        var (taken, bias) = (new int[voices.Members], new float[voices.Classes]);
        var best = double.PositiveInfinity;
        for (var round = 1; round <= Rounds; round++)
        {
            var (choice, least) = (-1, best - LeastGain);
            for (var m = 0; m < voices.Members; m++)
            {
                var cost = taken[m]++ == 0 && round > 1 ? WorthOfAVoice : 0;
                if (Loss(voices, taken, round, bias) + cost is var loss && loss < least)
                    (choice, least) = (m, loss);
                taken[m]--;
            }

            if (choice < 0)
                break;
            taken[choice]++;
            best = Loss(voices, taken, round, bias);
        }

        return Sharpened(voices, [.. taken.Select(t => (float)t / Math.Max(1, taken.Sum()))], bias);
    }

    /// <summary>A mean of sure voices is less sure than it may be.</summary>
    private static float[] Sharpened(Voices voices, float[] weights, float[] bias)
    {
        var factor = Temperature.Best(f => voices.Loss([.. weights.Select(w => w * f)], bias));
        return [.. weights.Select(w => w * factor)];
    }

    private static double Loss(Voices voices, int[] taken, int round, float[] bias)
    {
        Span<float> weights = stackalloc float[taken.Length];
        for (var m = 0; m < taken.Length; m++)
            weights[m] = (float)taken[m] / round;
        return voices.Loss(weights, bias);
    }
}
