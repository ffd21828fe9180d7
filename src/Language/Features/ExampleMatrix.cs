namespace Switchboard.Language.Features;

/// <summary>Many texts as sparse rows, for learners.</summary>
internal sealed record ExampleMatrix(int[] Starts, int[] Features, float[] Values, int FeatureCount)
{
    internal int Count => Starts.Length - 1;

    internal ReadOnlySpan<int> FeaturesOf(int example) => Features.AsSpan(Starts[example], Starts[example + 1] - Starts[example]);

    internal ReadOnlySpan<float> ValuesOf(int example) => Values.AsSpan(Starts[example], Starts[example + 1] - Starts[example]);

    /// <summary>The same texts with each space of features made louder or softer; at zero it is gone.</summary>
    internal ExampleMatrix Weighted(float[] weights, int[] spaceStarts)
    {
        var (starts, features, values) = (new int[Starts.Length], new List<int>(Features.Length), new List<float>(Features.Length));
        for (var example = 0; example < Count; example++)
        {
            for (var i = Starts[example]; i < Starts[example + 1]; i++)
            {
                var weight = weights[FeatureVector.SpaceOf(Features[i], spaceStarts)];
                if (weight <= 0)
                    continue;
                features.Add(Features[i]);
                values.Add(Values[i] * weight);
            }

            starts[example + 1] = features.Count;
        }

        return new ExampleMatrix(starts, [.. features], [.. values], FeatureCount);
    }

    /// <summary>Some of the texts.</summary>
    internal ExampleMatrix Of(IReadOnlyList<int> examples)
    {
        var starts = new int[examples.Count + 1];
        for (var i = 0; i < examples.Count; i++)
            starts[i + 1] = starts[i] + FeaturesOf(examples[i]).Length;
        var (features, values) = (new int[starts[^1]], new float[starts[^1]]);
        for (var i = 0; i < examples.Count; i++)
        {
            FeaturesOf(examples[i]).CopyTo(features.AsSpan(starts[i]));
            ValuesOf(examples[i]).CopyTo(values.AsSpan(starts[i]));
        }

        return new ExampleMatrix(starts, features, values, FeatureCount);
    }

    /// <summary>What the example has in common with a text as long as all features.</summary>
    internal float Dot(int example, ReadOnlySpan<float> all)
    {
        var sum = 0f;
        for (var i = Starts[example]; i < Starts[example + 1]; i++)
            sum += Values[i] * all[Features[i]];
        return sum;
    }

    internal void AddTo(Span<float> all, int example)
    {
        for (var i = Starts[example]; i < Starts[example + 1]; i++)
            all[Features[i]] += Values[i];
    }
}
