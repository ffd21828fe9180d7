using Switchboard.Language.Text;

namespace Switchboard.Language.Training;

/// <summary>
/// What customers of other companies say, intent by intent, as written for the product. Ten examples an intent do not tell which words mean the same; networks that
/// learn these intents beside their own know more of it. Nothing of them stays in a model but that.
/// </summary>
internal static class Kin
{
    /// <summary>What an example of another company's intent counts beside one's own.</summary>
    internal const float Weight = 0.5f;

    internal static IReadOnlyList<Example> Of(string language) => [.. StarterExamples.Of(language).Where(e => e.Label != StarterExamples.NoIntent)];

    /// <summary>
    /// What of the kin is learned. Whoever took the product's texts for their own must not find in the kin what they hold back to measure on; and what strangers write about
    /// is to be known as strange and as nothing else, so with strangers only topics are kin that the examples are about.
    /// </summary>
    internal static IReadOnlyList<Example> Beside(IReadOnlyList<Example> kin, IReadOnlyList<Example> examples, IReadOnlyList<Example> held, Strangers strangers)
    {
        if (kin.Count == 0)
            return kin;
        var known = examples.Concat(held).Select(e => TextNormalizer.Normalize(e.Text)).ToHashSet(StringComparer.Ordinal);
        var topics = strangers.Learned.Count == 0 ? null : Topics.CoveredBy(examples, kin);
        return [.. kin.Where(e => topics?.Contains(e.Label) != false && !known.Contains(TextNormalizer.Normalize(e.Text)))];
    }
}
