namespace Switchboard.Language.Learning;

/// <summary>
/// Multinomial logistic regression with a ridge, by stochastic gradients whose step shrinks with time (Bottou 2010). All features take equal steps:
/// those that hardly occur stay small, which is what keeps noisy texts from being learned by heart.
/// </summary>
/// <param name="Passes">How often every example is seen.</param>
/// <param name="Rate">The first step.</param>
/// <param name="Cost">What an error costs against large weights.</param>
internal sealed record SoftmaxRegression(int Passes = 10, float Rate = 1f, float Cost = 1f) : ILearner
{
    private const float SmallestScale = 1e-3f;

    public Layers Learn(Lesson lesson, CancellationToken ct)
    {
        var (texts, classes) = (lesson.Texts, lesson.Classes);
        var (weights, bias, errors) = (new float[(long)texts.FeatureCount * classes], new float[classes], new float[classes]);
        var ridge = 1f / (Cost * Math.Max(1, texts.Count));
        int[] order = [.. Enumerable.Range(0, texts.Count)];
        var (chance, steps, scale) = (new Chance(lesson.Seed), 0L, 1f);
        for (var pass = 0; pass < Passes; pass++)
        {
            ct.ThrowIfCancellationRequested();
            chance.Shuffle(order);
            foreach (var i in order)
            {
                var row = texts.FeaturesOf(i);
                var values = texts.ValuesOf(i);
                errors.AsSpan().Clear();
                for (var k = 0; k < row.Length; k++)
                    Lanes.AddScaled(errors, weights.AsSpan(row[k] * classes, classes), values[k] * scale);
                Lanes.AddScaled(errors, bias, 1);
                Softmax.Of(errors);
                errors[lesson.Labels[i]] -= 1;
                var rate = Rate / (1 + (Rate * ridge * steps++));
                scale = Shrink(weights, scale, rate * ridge);
                rate *= lesson.ClassWeights[lesson.Labels[i]];
                for (var k = 0; k < row.Length; k++)
                    Lanes.AddScaled(weights.AsSpan(row[k] * classes, classes), errors, -rate * values[k] / scale);
                Lanes.AddScaled(bias, errors, -0.01f * rate);
            }

            lesson.Progress((pass + 1.0) / Passes);
        }

        Multiply(weights, scale);
        return classes == 2 ? Difference(weights, bias) : new Layers(weights, classes, bias, null, null);
    }

    /// <summary>The ridge pulls all weights at every step: one number remembers it for them, until it grows too small.</summary>
    private static float Shrink(float[] weights, float scale, float pull)
    {
        scale *= 1 - pull;
        if (scale > SmallestScale)
            return scale;
        Multiply(weights, scale);
        return 1;
    }

    private static void Multiply(float[] weights, float factor)
    {
        foreach (ref var weight in weights.AsSpan())
            weight *= factor;
    }

    private static Layers Difference(float[] weights, float[] bias)
    {
        var difference = new float[weights.Length / 2];
        for (var f = 0; f < difference.Length; f++)
            difference[f] = weights[(2 * f) + 1] - weights[2 * f];
        return new Layers(difference, 1, [bias[1] - bias[0]], null, null);
    }
}
