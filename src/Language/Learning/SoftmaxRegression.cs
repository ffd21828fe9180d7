namespace Switchboard.Language.Learning;

/// <summary>Multinomial logistic regression by stochastic gradients whose step shrinks feature by feature (AdaGrad).</summary>
/// <param name="Passes">How often every example is seen.</param>
/// <param name="Rate">The first step.</param>
/// <param name="Decay">Pulls weights to zero whenever their feature is seen.</param>
internal sealed record SoftmaxRegression(int Passes = 8, float Rate = 0.5f, float Decay = 1e-6f) : ILearner
{
    public Layers Learn(Lesson lesson, CancellationToken ct)
    {
        var (texts, classes) = (lesson.Texts, lesson.Classes);
        var (weights, squares) = (new float[(long)texts.FeatureCount * classes], new float[texts.FeatureCount]);
        var (bias, errors) = (new float[classes], new float[classes]);
        int[] order = [.. Enumerable.Range(0, texts.Count)];
        var chance = new Chance(lesson.Seed);
        for (var pass = 0; pass < Passes; pass++)
        {
            ct.ThrowIfCancellationRequested();
            chance.Shuffle(order);
            foreach (var i in order)
            {
                var row = texts.FeaturesOf(i);
                var values = texts.ValuesOf(i);
                var label = lesson.Labels[i];
                bias.CopyTo(errors, 0);
                for (var k = 0; k < row.Length; k++)
                    Lanes.AddScaled(errors, weights.AsSpan(row[k] * classes, classes), values[k]);
                Softmax.Of(errors);
                errors[label] -= 1;
                foreach (ref var error in errors.AsSpan())
                    error *= lesson.ClassWeights[label];
                var mean = Lanes.Dot(errors, errors) / classes;
                for (var k = 0; k < row.Length; k++)
                {
                    squares[row[k]] += values[k] * values[k] * mean;
                    var step = Rate / MathF.Sqrt(squares[row[k]] + 1e-8f);
                    var at = weights.AsSpan(row[k] * classes, classes);
                    Lanes.AddScaled(at, at, -Decay * step);
                    Lanes.AddScaled(at, errors, -step * values[k]);
                }

                Lanes.AddScaled(bias, errors, -0.01f);
            }

            lesson.Progress((pass + 1.0) / Passes);
        }

        return classes == 2 ? Difference(weights, bias) : new Layers(weights, classes, bias, null, null);
    }

    private static Layers Difference(float[] weights, float[] bias)
    {
        var difference = new float[weights.Length / 2];
        for (var f = 0; f < difference.Length; f++)
            difference[f] = weights[(2 * f) + 1] - weights[2 * f];
        return new Layers(difference, 1, [bias[1] - bias[0]], null, null);
    }
}
