using Switchboard.Language.Models;

namespace Switchboard.Language.Training;

/// <summary>Makes one voice of many on held-back examples: voting or stacking, whichever is better on examples it was not fitted to.</summary>
internal static class Blending
{
    /// <summary>So right, at least, the model promises to be where it says that it is sure.</summary>
    private const double Promise = 0.95;

    internal static Blend Fit(Voices voices, IReadOnlyList<string> labels)
    {
        var (weights, bias) = (Voting.Weights(voices), new float[voices.Classes]);
        if (Voting.CanChoose(voices) && StackingGains(voices))
            (weights, bias) = Stacking.Learn(voices, weights);
        var advantages = Advantages.Fit(voices, weights, bias);
        var outOfScope = Array.FindIndex([.. labels], NoneOfThese.IsNamed);
        return new Blend(weights, bias, Threshold(voices, weights, bias, advantages, outOfScope), outOfScope, advantages);
    }

    private static bool StackingGains(Voices voices)
    {
        var (vote, stack) = (0.0, 0.0);
        for (var half = 0; half < 2; half++)
        {
            var (fit, check) = (voices.Half(half), voices.Half(1 - half));
            var weights = Voting.Weights(fit);
            var (stacked, bias) = Stacking.Learn(fit, weights);
            vote += check.Loss(weights, new float[voices.Classes]);
            stack += check.Loss(stacked, bias);
        }

        return stack < vote;
    }

    /// <summary>
    /// With a class for what is none of the others: where the share of in-scope answers kept and of strangers turned away are best together.
    /// Otherwise the lowest confidence from which on the promise is kept.
    /// </summary>
    private static float Threshold(Voices voices, float[] weights, float[] bias, float[]? advantages, int outOfScope)
    {
        var judged = Enumerable.Range(0, voices.Count).Select(i => Judge(voices, i, weights, bias, advantages)).OrderByDescending(j => j.Confidence).ToList();
        if (judged.Count == 0)
            return 0;
        return outOfScope >= 0 && judged.Exists(j => j.Actual == outOfScope) ? Scope(judged, outOfScope) : Sure(judged);
    }

    private static float Sure(List<Judged> judged)
    {
        var (right, threshold) = (0, 1f);
        for (var i = 0; i < judged.Count; i++)
        {
            right += judged[i].Predicted == judged[i].Actual ? 1 : 0;
            if ((double)right / (i + 1) >= Promise)
                threshold = judged[i].Confidence;
        }

        return threshold;
    }

    /// <summary>Where most customers are served rightly, when about one in six is a stranger.</summary>
    private static float Scope(List<Judged> judged, int outOfScope)
    {
        const double WeightOfStrangers = 0.2;
        var (inside, strangers) = (judged.Count(j => j.Actual != outOfScope), judged.Count(j => j.Actual == outOfScope));
        var (best, threshold) = (double.NegativeInfinity, 0f);
        var (kept, letIn) = (0, 0);
        Judged[] answered = [.. judged.Where(j => j.Predicted != outOfScope)];
        for (var i = 0; i < answered.Length; i++)
        {
            kept += answered[i].Actual == answered[i].Predicted ? 1 : 0;
            letIn += answered[i].Actual == outOfScope ? 1 : 0;
            var worth = ((double)kept / inside) + (WeightOfStrangers * (1 - ((double)letIn / strangers)));

            // Half way to the next that would be answered: among few the last good one lies far above the first bad one.
            if (worth > best)
                (best, threshold) = (worth, (answered[i].Confidence + (i + 1 < answered.Length ? answered[i + 1].Confidence : 0)) / 2);
        }

        return threshold;
    }

    private static Judged Judge(Voices voices, int example, float[] weights, float[] bias, float[]? advantages)
    {
        var mixed = new float[voices.Classes];
        voices.Mix(example, weights, bias, mixed);
        foreach (ref var said in mixed.AsSpan())
            said = MathF.Exp(said);
        var best = Blend.Choose(mixed, advantages);
        return new Judged(voices.LabelOf(example), best, mixed[best]);
    }

    private readonly record struct Judged(int Actual, int Predicted, float Confidence);
}
