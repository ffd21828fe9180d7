namespace Switchboard.Language.Training;

/// <summary>How much louder or softer a voice must speak for its probabilities to be true.</summary>
internal static class Temperature
{
    private const double Lowest = -4;
    private const double Highest = 4;
    private const int Steps = 40;

    /// <summary>The factor with the least loss, by golden section over its logarithm: the loss has one valley.</summary>
    internal static float Best(Func<float, double> loss)
    {
        var golden = (Math.Sqrt(5) - 1) / 2;
        var (low, high) = (Lowest, Highest);
        var (a, b) = (high - (golden * (high - low)), low + (golden * (high - low)));
        var (lossA, lossB) = (loss(Factor(a)), loss(Factor(b)));
        for (var step = 0; step < Steps && high - low > 1e-3; step++)
        {
            if (lossA <= lossB)
            {
                (high, b, lossB) = (b, a, lossA);
                a = high - (golden * (high - low));
                lossA = loss(Factor(a));
            }
            else
            {
                (low, a, lossA) = (a, b, lossB);
                b = low + (golden * (high - low));
                lossB = loss(Factor(b));
            }
        }

        return Factor((low + high) / 2);
    }

    private static float Factor(double logarithm) => (float)Math.Exp(logarithm);
}
