using Switchboard.Language.Text;

namespace Switchboard.Language.Matching;

/// <summary>
/// A text reduced to the letters that matching compares: folded, look-alikes replaced, everything that is no letter, digit or character left out.
/// Each remaining letter knows where it stood.
/// </summary>
internal sealed class Reading
{
    private readonly char[] _letters;
    private readonly int[] _starts;
    private readonly bool[] _syllables;
    private int _count;

    private Reading(string text, bool letters)
    {
        var room = letters ? text.Length * Pinyin.Longest : text.Length;
        (_letters, _starts, _syllables) = (new char[room], new int[room], new bool[room]);
    }

    internal ReadOnlySpan<char> Letters => _letters.AsSpan(0, _count);

    /// <param name="text">What to read.</param>
    /// <param name="letters">Whether Chinese characters become the letters of their pinyin.</param>
    internal static Reading Of(string text, bool letters)
    {
        var reading = new Reading(text, letters);
        for (var i = 0; i < text.Length; i++)
        {
            var c = LookAlikes.Of(text[i]);
            if (letters && Pinyin.Of(c) is { } syllable)
                reading.Add(syllable, i);
            else if (CharacterKinds.Of(c) is CharacterKind.Letter or CharacterKind.Digit or CharacterKind.Ideograph)
                reading.Add(c, i, starts: true);
        }

        return reading;
    }

    internal int StartOf(int letter) => _starts[letter];

    internal int EndOf(int letter) => _starts[letter] + 1;

    /// <summary>Most characters left out between two neighbouring letters.</summary>
    internal int LongestGap(int first, int last)
    {
        var longest = 0;
        for (var i = first + 1; i <= last; i++)
            longest = Math.Max(longest, _starts[i] - _starts[i - 1] - 1);
        return longest;
    }

    /// <summary>Whether a finding begins and ends with whole syllables, not with half the sound of a character. Typed letters may each begin one.</summary>
    internal bool StartsSyllable(int first, int last) => _syllables[first] && (last + 1 >= _count || _syllables[last + 1]);

    public override string ToString() => new(_letters, 0, _count);

    private void Add(string syllable, int at)
    {
        for (var i = 0; i < syllable.Length; i++)
            Add(syllable[i], at, starts: i == 0);
    }

    private void Add(char letter, int at, bool starts)
    {
        (_letters[_count], _starts[_count]) = (letter, at);
        _syllables[_count++] = starts;
    }
}
