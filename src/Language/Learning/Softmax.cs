namespace Switchboard.Language.Learning;

/// <summary>From scores to probabilities.</summary>
internal static class Softmax
{
    internal static void Of(Span<float> scores)
    {
        var (most, sum) = (Most(scores), 0f);
        foreach (ref var score in scores)
        {
            score = MathF.Exp(score - most);
            sum += score;
        }

        foreach (ref var score in scores)
            score /= sum;
    }

    /// <summary>The same as logarithms.</summary>
    internal static void LogOf(Span<float> scores)
    {
        var (most, sum) = (Most(scores), 0f);
        foreach (var score in scores)
            sum += MathF.Exp(score - most);
        var log = most + MathF.Log(sum);
        foreach (ref var score in scores)
            score -= log;
    }

    private static float Most(ReadOnlySpan<float> scores)
    {
        var most = float.NegativeInfinity;
        foreach (var score in scores)
            most = MathF.Max(most, score);
        return most;
    }
}
