using Switchboard.Language.Measures;

namespace Switchboard.Language.Training;

/// <summary>
/// What is most likely is not always the best answer: rare classes are named too seldom. Each of a few classes may be given an advantage in the choice, such that
/// accuracy and macro-F1 together are best on held examples; it is kept only where it also gains on halves it was not chosen on. Probabilities stay as they are.
/// </summary>
internal static class Advantages
{
    private const int MostClasses = 6;
    private const int FewestHeld = 1_000;
    private const int Rounds = 3;
    private const float Step = 0.05f;
    private const int Reach = 10;

    /// <summary>What each class's probability is multiplied by in the choice; null where nothing is gained.</summary>
    internal static float[]? Fit(Voices voices, float[] weights, float[] bias)
    {
        if (voices.Classes > MostClasses || voices.Count < FewestHeld || !GainsOnHalves(voices, weights, bias))
            return null;
        return [.. Best(voices, weights, bias).Zip(bias, (chosen, before) => MathF.Exp(chosen - before))];
    }

    private static bool GainsOnHalves(Voices voices, float[] weights, float[] bias)
    {
        var gain = 0.0;
        for (var half = 0; half < 2; half++)
        {
            var check = voices.Half(1 - half);
            gain += Worth(check, weights, Best(voices.Half(half), weights, bias)) - Worth(check, weights, bias);
        }

        return gain > 0;
    }

    /// <summary>One class after another, a few times round.</summary>
    private static float[] Best(Voices voices, float[] weights, float[] bias)
    {
        var (best, worth) = ((float[])bias.Clone(), Worth(voices, weights, bias));
        for (var round = 0; round < Rounds; round++)
        {
            for (var c = 0; c < bias.Length; c++)
            {
                var from = best[c];
                for (var step = -Reach; step <= Reach; step++)
                {
                    float[] tried = [.. best];
                    tried[c] = from + (step * Step);
                    if (Worth(voices, weights, tried) is var gained && gained > worth)
                        (best, worth) = (tried, gained);
                }
            }
        }

        return best;
    }

    private static double Worth(Voices voices, float[] weights, float[] bias)
    {
        var (mixed, evaluation) = (new float[voices.Classes], new Evaluation(new string[voices.Classes]));
        for (var i = 0; i < voices.Count; i++)
        {
            voices.Mix(i, weights, bias, mixed);
            evaluation.Add(voices.LabelOf(i), mixed.AsSpan().IndexOf(mixed.Max()), 1, true);
        }

        return evaluation.Accuracy + evaluation.MacroF1;
    }
}
