using Switchboard.Language.Features;

namespace Switchboard.Language.Training;

/// <summary>Examples turned into numbers.</summary>
internal static class Corpus
{
    internal static Vocabulary Learn(FeatureRecipe recipe, IReadOnlyList<Example> examples, CancellationToken ct)
    {
        var (reader, bag, builder) = (new FeatureReader(recipe), new FeatureBag(), new VocabularyBuilder());
        foreach (var example in examples)
        {
            ct.ThrowIfCancellationRequested();
            reader.Read(example.Text, example.Context, bag);
            builder.Add(bag);
        }

        return builder.Build(recipe.FewestTexts, recipe.Rarity);
    }

    internal static ExampleMatrix Read(FeatureRecipe recipe, Vocabulary vocabulary, IReadOnlyList<Example> examples, CancellationToken ct)
    {
        var (reader, bag, vector) = (new FeatureReader(recipe), new FeatureBag(), new FeatureVector());
        var (starts, features, values) = (new int[examples.Count + 1], new List<int>(), new List<float>());
        for (var i = 0; i < examples.Count; i++)
        {
            ct.ThrowIfCancellationRequested();
            reader.Read(examples[i].Text, examples[i].Context, bag);
            vector.Fill(bag, vocabulary);
            features.AddRange(vector.Rows);
            values.AddRange(vector.Values);
            starts[i + 1] = features.Count;
        }

        return new ExampleMatrix(starts, [.. features], [.. values], vocabulary.Count);
    }

    /// <summary>The classes in one order, whatever the order of the examples.</summary>
    internal static string[] LabelsOf(IReadOnlyList<Example> examples) => [.. examples.Select(e => e.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
