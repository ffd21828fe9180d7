namespace Switchboard.Language.Learning;

/// <summary>
/// A network with one hidden layer on sparse features: dropout on both layers, smoothed labels, steps that shrink feature by feature
/// (AdaGrad with one accumulator a row). Many classes with overlapping words gain from it; two noisy ones do not.
/// </summary>
internal sealed record HiddenLayer : ILearner
{
    /// <summary>Width of the hidden layer.</summary>
    public int Width { get; init; } = 256;

    /// <summary>How often every example is seen.</summary>
    public int Passes { get; init; } = 25;

    /// <summary>The first step.</summary>
    public float Rate { get; init; } = 0.06f;

    /// <summary>Share of features left out of each example.</summary>
    public float InputDropout { get; init; } = 0.3f;

    /// <summary>Share of hidden units left out for each example.</summary>
    public float HiddenDropout { get; init; } = 0.5f;

    /// <summary>Share of belief that goes to all classes alike.</summary>
    public float Smoothing { get; init; } = 0.1f;

    public Layers Learn(Lesson lesson, CancellationToken ct)
    {
        var training = new HiddenLayerTraining(this, lesson);
        int[] order = [.. Enumerable.Range(0, lesson.Texts.Count)];
        for (var pass = 0; pass < Passes; pass++)
        {
            ct.ThrowIfCancellationRequested();
            training.Shuffle(order);
            var rate = Rate * (1f - (0.9f * pass / Passes));
            foreach (var example in order)
                training.Step(example, rate);
            lesson.Progress((pass + 1.0) / Passes);
        }

        return training.Learned;
    }
}
