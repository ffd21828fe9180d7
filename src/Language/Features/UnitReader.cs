using Switchboard.Language.Text;

namespace Switchboard.Language.Features;

internal enum UnitKind : byte
{
    Word,
    Number,
    Ideograph,
    Picture,
    Mark,
}

/// <summary>A word, a number, one Chinese character, an emoji or a mark.</summary>
internal readonly record struct Unit(ulong Stem, UnitKind Kind, bool Denies, bool Grades);

/// <summary>Cuts a normalised text, its digits already masked, into units.</summary>
internal static class UnitReader
{
    private const int LongestStem = 40;

    /// <summary>Fills as many units as there is room for; returns how many.</summary>
    internal static int Read(ReadOnlySpan<char> text, Span<Unit> units)
    {
        var (count, at) = (0, 0);
        while (at < text.Length && count < units.Length)
        {
            switch (CharacterKinds.Of(text[at]))
            {
                case CharacterKind.Space:
                    at++;
                    break;
                case CharacterKind.Letter:
                case CharacterKind.Digit:
                    units[count++] = ReadWord(text, ref at);
                    break;
                case CharacterKind.Ideograph:
                    units[count++] = new Unit(text[at], UnitKind.Ideograph, DenialWords.Denies(text[at]), DenialWords.Grades(text[at]));
                    at++;
                    break;
                case CharacterKind.Picture:
                    var pair = at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;
                    units[count++] = new Unit(FeatureHash.Of(text.Slice(at, pair), 3), UnitKind.Picture, false, false);
                    at += pair;
                    break;
                default:
                    units[count++] = new Unit(text[at], UnitKind.Mark, false, false);
                    at++;
                    break;
            }
        }

        return count;
    }

    /// <summary>Letters and digits together; an apostrophe within is left out, so that "can't" and "cant" are one word.</summary>
    private static Unit ReadWord(ReadOnlySpan<char> text, ref int at)
    {
        Span<char> word = stackalloc char[LongestStem];
        var (length, letters) = (0, 0);
        for (; at < text.Length; at++)
        {
            var kind = CharacterKinds.Of(text[at]);
            if (text[at] == '\'' && at + 1 < text.Length && CharacterKinds.Of(text[at + 1]) == CharacterKind.Letter)
                continue;
            if (kind is not (CharacterKind.Letter or CharacterKind.Digit))
                break;
            letters += kind == CharacterKind.Letter ? 1 : 0;
            if (length < LongestStem)
                word[length++] = text[at];
        }

        var whole = word[..length];
        if (letters == 0)
            return new Unit((ulong)length, UnitKind.Number, false, false);
        return new Unit(FeatureHash.Of(whole[..EnglishStem.Length(whole)], 2), UnitKind.Word, DenialWords.Denies(whole), DenialWords.Grades(whole));
    }
}
