namespace Switchboard.Language.Matching;

/// <summary>A word to be found.</summary>
/// <param name="Text">The word.</param>
/// <param name="Kind">What the tenant calls words like it.</param>
public sealed record Keyword(string Text, string Kind = "")
{
    /// <summary>Whether a word of Latin letters must stand alone.</summary>
    public bool WholeWord { get; init; } = true;

    /// <summary>Whether a Chinese word is also found in its pinyin, all of it or in part.</summary>
    public bool AlsoPinyin { get; init; }

    /// <summary>So many characters may have been put between two of its own: stars, dots, spaces, emoji.</summary>
    public int MostBetween { get; init; } = 2;
}

/// <summary>Where a word was found, and how it was written.</summary>
/// <param name="Keyword">The word.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Length">How long it is there, with whatever was put between.</param>
/// <param name="How">Why it matched.</param>
public sealed record KeywordMatch(Keyword Keyword, int Start, int Length, Disguise How);

/// <summary>How a found word differs from the one that was looked for.</summary>
[Flags]
public enum Disguise
{
    /// <summary>Written as it is.</summary>
    None = 0,

    /// <summary>Capitals, full width, or traditional characters.</summary>
    Form = 1,

    /// <summary>Letters that look alike: Cyrillic а, Greek ο, 0 for o.</summary>
    LookAlike = 2,

    /// <summary>Characters put between.</summary>
    Inserted = 4,

    /// <summary>Spelled by its sound.</summary>
    Pinyin = 8,
}
