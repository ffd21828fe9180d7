using Switchboard.Language.Learning;

namespace Switchboard.Language.Training;

/// <summary>Finds out which of some topics a few classes are about, by what their texts have in common.</summary>
internal static class Topics
{
    /// <summary>Of a class, so many examples are looked at.</summary>
    private const int Sample = 40;

    /// <summary>A class is about a topic when so many of its examples are nearest to it.</summary>
    private const double Share = 0.2;

    /// <param name="examples">Of the classes.</param>
    /// <param name="topics">Texts, each labelled with what it is about.</param>
    internal static IReadOnlySet<string> CoveredBy(IReadOnlyList<Example> examples, IReadOnlyList<Example> topics)
    {
        Example[] asked = [.. examples.GroupBy(e => e.Label, StringComparer.Ordinal).SelectMany(g => g.Take(Sample))];
        var (names, nearest) = (Corpus.LabelsOf(topics), Nearest(asked, topics));
        return asked.Zip(nearest, (example, topic) => (example.Label, Topic: topic)).GroupBy(n => n.Label, StringComparer.Ordinal)
            .SelectMany(c => c.CountBy(n => n.Topic).Where(t => t.Value >= Share * c.Count()).Select(t => names[t.Key])).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>For each text the topic whose middle is nearest to it.</summary>
    private static int[] Nearest(Example[] asked, IReadOnlyList<Example> topics)
    {
        var recipe = Planner.For(topics).Recipe with { FewestTexts = 2, Rarity = 1 };
        var vocabulary = Corpus.Learn(recipe, topics, default);
        var (known, texts, names) = (Corpus.Read(recipe, vocabulary, topics, default), Corpus.Read(recipe, vocabulary, asked, default), Corpus.LabelsOf(topics));
        var middles = Enumerable.Range(0, names.Length).Select(_ => new float[vocabulary.Count]).ToArray();
        for (var i = 0; i < topics.Count; i++)
            known.AddTo(middles[Array.BinarySearch(names, topics[i].Label, StringComparer.Ordinal)], i);
        float[] lengths = [.. middles.Select(m => MathF.Sqrt(Lanes.Dot(m, m)))];
        return [.. Enumerable.Range(0, asked.Length).Select(i => Enumerable.Range(0, names.Length).MaxBy(t => texts.Dot(i, middles[t]) / lengths[t]))];
    }
}
