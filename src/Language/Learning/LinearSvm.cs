using Switchboard.Language.Features;

namespace Switchboard.Language.Learning;

/// <summary>
/// A linear support vector machine with squared hinge loss, one class against the rest, by dual coordinate descent with shrinking
/// (Hsieh et al. 2008, the method of LIBLINEAR).
/// </summary>
/// <param name="Cost">What an error costs against large weights.</param>
/// <param name="LogCounts">Features are first weighted by how much more often they occur with the class (Wang and Manning 2012).</param>
internal sealed record LinearSvm(float Cost, bool LogCounts = false) : ILearner
{
    private const int MostPasses = 60;
    private const double Tolerance = 0.1;

    public Layers Learn(Lesson lesson, CancellationToken ct)
    {
        var columns = lesson.Columns;
        var (weights, bias) = (new float[(long)lesson.Texts.FeatureCount * columns], new float[columns]);
        var done = 0;
        var tellDone = new Lock();
        Parallel.For(0, columns, new ParallelOptions { CancellationToken = ct, MaxDegreeOfParallelism = lesson.Cores }, column =>
        {
            // With two classes the one column speaks for the second.
            var target = lesson.Classes == 2 ? 1 : column;
            var one = LearnOne(lesson, target, ct);
            for (var feature = 0; feature < lesson.Texts.FeatureCount; feature++)
                weights[((long)feature * columns) + column] = one[feature];
            bias[column] = one[^1];
            lock (tellDone)
                lesson.Progress((double)++done / columns);
        });
        return new Layers(weights, columns, bias, null, null);
    }

    /// <summary>Weights of the features, and last the bias.</summary>
    private float[] LearnOne(Lesson lesson, int target, CancellationToken ct)
    {
        var ratios = LogCounts ? NaiveBayes.LogRatios(lesson, target) : null;
        var texts = ratios is null ? lesson.Texts : Scaled(lesson.Texts, ratios);
        var descent = new DualDescent(texts, lesson.Labels, target, Cost, lesson.ClassWeights);
        var chance = new Chance(lesson.Seed + (ulong)target);
        for (var pass = 0; pass < MostPasses && descent.Pass(ref chance, Tolerance); pass++)
            ct.ThrowIfCancellationRequested();
        for (var feature = 0; ratios is not null && feature < ratios.Length; feature++)
            descent.Weights[feature] *= ratios[feature];
        return descent.Weights;
    }

    private static ExampleMatrix Scaled(ExampleMatrix texts, float[] ratios)
    {
        var values = new float[texts.Values.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = texts.Values[i] * ratios[texts.Features[i]];
        return texts with { Values = values };
    }
}
