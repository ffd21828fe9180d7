namespace Switchboard.Language.Learning;

/// <summary>Multinomial naive Bayes: what each class's texts consist of, and nothing more. It learns in one pass and from very few examples.</summary>
/// <param name="Smoothing">Added to every count, so that the unseen is unlikely and not impossible.</param>
internal sealed record NaiveBayes(float Smoothing = 0.3f) : ILearner
{
    private const float RatioSmoothing = 1f;

    public Layers Learn(Lesson lesson, CancellationToken ct)
    {
        var (classes, features) = (lesson.Classes, lesson.Texts.FeatureCount);
        var logs = new float[(long)features * classes];
        var (totals, texts) = (new double[classes], new double[classes]);
        for (var i = 0; i < lesson.Texts.Count; i++)
        {
            var row = lesson.Texts.FeaturesOf(i);
            var values = lesson.Texts.ValuesOf(i);
            var label = lesson.Labels[i];
            texts[label] += lesson.ClassWeights[label];
            for (var k = 0; k < row.Length; k++)
            {
                logs[((long)row[k] * classes) + label] += values[k];
                totals[label] += values[k];
            }
        }

        ct.ThrowIfCancellationRequested();
        for (long i = 0; i < logs.LongLength; i++)
            logs[i] = (float)(Math.Log(logs[i] + Smoothing) - Math.Log(totals[i % classes] + (Smoothing * features)));
        lesson.Progress(1);
        return Columns(lesson, logs, [.. texts.Select(t => (float)Math.Log((t + 1) / (texts.Sum() + classes)))]);
    }

    /// <summary>Centred row by row: a constant changes no decision, and small numbers survive eight bits better. Two classes keep their difference alone.</summary>
    private static Layers Columns(Lesson lesson, float[] logs, float[] bias)
    {
        if (lesson.Classes == 2)
        {
            var difference = new float[lesson.Texts.FeatureCount];
            for (var f = 0; f < difference.Length; f++)
                difference[f] = logs[(2 * f) + 1] - logs[2 * f];
            return new Layers(difference, 1, [bias[1] - bias[0]], null, null);
        }

        for (var f = 0; f < lesson.Texts.FeatureCount; f++)
        {
            var row = logs.AsSpan(f * lesson.Classes, lesson.Classes);
            var mean = 0f;
            foreach (var value in row)
                mean += value / row.Length;
            foreach (ref var value in row)
                value -= mean;
        }

        return new Layers(logs, lesson.Classes, bias, null, null);
    }

    /// <summary>How much more often each feature occurs in texts of one class than in the others, as a logarithm.</summary>
    internal static float[] LogRatios(Lesson lesson, int target)
    {
        var features = lesson.Texts.FeatureCount;
        var (inside, outside) = (new double[features], new double[features]);
        for (var i = 0; i < lesson.Texts.Count; i++)
        {
            var counts = lesson.Labels[i] == target ? inside : outside;
            foreach (var feature in lesson.Texts.FeaturesOf(i))
                counts[feature]++;
        }

        var (all, rest) = (inside.Sum() + (RatioSmoothing * features), outside.Sum() + (RatioSmoothing * features));
        var ratios = new float[features];
        for (var f = 0; f < features; f++)
            ratios[f] = (float)Math.Log((inside[f] + RatioSmoothing) / all * rest / (outside[f] + RatioSmoothing));
        return ratios;
    }
}
