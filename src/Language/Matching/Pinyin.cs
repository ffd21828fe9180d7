using System.Collections.Frozen;
using System.Reflection;
using Switchboard.Language.Text;

namespace Switchboard.Language.Matching;

/// <summary>How the 3,755 commonest characters are read, without tones: one reading each, the most frequent.</summary>
internal static class Pinyin
{
    internal const int Longest = 6;

    private static readonly FrozenDictionary<char, string> Syllables = Read();

    internal static string? Of(char c) => CharacterKinds.IsHan(c) ? Syllables.GetValueOrDefault(c) : null;

    internal static bool IsSpoken(string word) => word.Length > 1 && word.All(c => Of(LookAlikes.Of(c)) is not null);

    private static FrozenDictionary<char, string> Read()
    {
        using var lines = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("pinyin.txt")!);
        var syllables = new Dictionary<char, string>();
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith('#') || line.Split(' ') is not [var syllable, var characters])
                continue;
            foreach (var c in characters)
                syllables[c] = string.Intern(syllable);
        }

        return syllables.ToFrozenDictionary();
    }
}
