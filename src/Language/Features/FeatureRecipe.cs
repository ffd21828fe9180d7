using System.Text.Json.Serialization;

namespace Switchboard.Language.Features;

/// <summary>Which pieces of a text are counted. It is part of a model: texts are cut the same way for ever.</summary>
internal sealed record FeatureRecipe
{
    /// <summary>Runs of words up to so many.</summary>
    public int WordRuns { get; init; } = 2;

    /// <summary>Pairs of words with one between them.</summary>
    public bool SkipPairs { get; init; } = true;

    /// <summary>Shortest run of characters.</summary>
    public int ShortestRun { get; init; } = 1;

    /// <summary>Longest run of characters.</summary>
    public int LongestRun { get; init; } = 4;

    /// <summary>Runs of characters stay within a word and its edges.</summary>
    public bool WithinWords { get; init; }

    /// <summary>A second text, what was said before, is counted apart.</summary>
    public bool Context { get; init; }

    /// <summary>What the text answers is counted too: words of the turn before together with how the text begins.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Replies { get; init; }

    /// <summary>How much more a rare piece counts: 0 not at all, 1 by the whole logarithm of how rare it is.</summary>
    public float Rarity { get; init; } = 1;

    /// <summary>Pieces that fewer texts have than this teach nothing.</summary>
    public int FewestTexts { get; init; } = 1;
}
