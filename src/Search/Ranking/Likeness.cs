using System.Buffers;
using Switchboard.Search.Analysis;

namespace Switchboard.Search.Ranking;

/// <summary>How alike two texts are letter by letter: the cosine of their runs of two and three letters. Sees through typos and word forms.</summary>
internal sealed class Likeness
{
    private readonly (uint Gram, int Count)[] _query;
    private readonly float _norm;

    internal Likeness(string folded)
    {
        var grams = new uint[Room(folded)];
        var counted = Count(grams.AsSpan(0, Cut(folded, grams)));
        (_query, _norm) = ([.. counted], Norm(counted));
    }

    internal float With(string wording)
    {
        var grams = ArrayPool<uint>.Shared.Rent(Room(wording));
        var cut = grams.AsSpan(0, Cut(wording, grams));
        cut.Sort();
        var (both, norm, q) = (0f, 0f, 0);
        for (var i = 0; i < cut.Length;)
        {
            var from = i;
            while (i < cut.Length && cut[i] == cut[from])
                i++;
            norm += (i - from) * (i - from);
            while (q < _query.Length && _query[q].Gram < cut[from])
                q++;
            if (q < _query.Length && _query[q].Gram == cut[from])
                both += _query[q].Count * (i - from);
        }

        ArrayPool<uint>.Shared.Return(grams);
        return both == 0 ? 0 : both / (_norm * MathF.Sqrt(norm));
    }

    private static int Room(string text) => (2 * text.Length) + 4;

    /// <summary>Each run of letters with a border at both ends; Chinese as single characters and pairs, which are its letters.</summary>
    private static int Cut(string text, Span<uint> grams)
    {
        var (count, before, last) = (0, '\0', ' ');
        foreach (var c in text)
        {
            var letter = char.IsLetterOrDigit(c) ? c : ' ';
            if (letter == ' ' && last == ' ')
                continue;
            if (TextFolding.IsHan(letter))
                grams[count++] = letter;
            else if (before != '\0' && !TextFolding.IsHan(before))
                grams[count++] = Hash(before, last, letter);
            grams[count++] = Hash('\0', last, letter);
            (before, last) = (last, letter);
        }

        return count;
    }

    private static uint Hash(char a, char b, char c) => ((((a * 31u) + b) * 0x9e3779b1u) ^ (c * 0x85ebca6bu)) | 0x80000000u;

    private static List<(uint Gram, int Count)> Count(Span<uint> grams)
    {
        grams.Sort();
        var counted = new List<(uint Gram, int Count)>();
        foreach (var gram in grams)
        {
            if (counted.Count > 0 && counted[^1].Gram == gram)
                counted[^1] = (gram, counted[^1].Count + 1);
            else
                counted.Add((gram, 1));
        }

        return counted;
    }

    private static float Norm(List<(uint Gram, int Count)> counted) => MathF.Max(1, MathF.Sqrt(counted.Sum(c => (float)c.Count * c.Count)));
}
