using Switchboard.Language.Learning;

namespace Switchboard.Language.Training;

/// <summary>What is none of the classes, as examples of one class: most are learned, some are held back to choose on. A model's figures are told without them.</summary>
/// <param name="Label">The class.</param>
/// <param name="Learned">Those that are learned.</param>
/// <param name="Held">Those that the model is chosen on.</param>
internal sealed record Strangers(string Label, IReadOnlyList<Example> Learned, IReadOnlyList<Example> Held)
{
    /// <summary>So many for each example: enough to know them by.</summary>
    private const int ForEach = 4;
    private const int Fewest = 400;
    private const int Most = 4_000;
    private const int HoldBack = 4;

    /// <summary>All together count as much as so great a share of the examples: more of them would talk a model out of what it has few examples of.</summary>
    private const float Loudness = 0.1f;

    internal static Strangers To(IReadOnlyList<Example> examples, TrainingOptions options)
    {
        var label = examples.Select(e => e.Label).FirstOrDefault(NoneOfThese.IsNamed) ?? NoneOfThese.Unnamed;
        if (options.Strangers.Count == 0)
            return new Strangers(label, [], []);
        var covered = Topics.CoveredBy(examples, options.Strangers);
        string[] texts = [.. options.Strangers.Where(s => !covered.Contains(s.Label)).Select(s => s.Text)];
        new Chance(options.Seed).Shuffle(texts);
        Example[] taken = [.. texts.Take(Math.Clamp(examples.Count * ForEach, Fewest, Most)).Select(t => new Example(label, t))];
        return new Strangers(label, [.. taken.Where((_, i) => i % HoldBack != 0)], [.. taken.Where((_, i) => i % HoldBack == 0)]);
    }

    /// <summary>Those that a model is chosen on beside so many held examples: enough to be known, not so many that it is chosen for them.</summary>
    internal IEnumerable<Example> Beside(int held) => Held.Take(Math.Max(Fewest / HoldBack, held / 3));

    /// <summary>How much one example of the class counts, when some are the learner's own and the rest are strangers.</summary>
    internal static float WeightOf(int own, int strangers, int examples) => (own + (Loudness * examples)) / (own + strangers);
}
