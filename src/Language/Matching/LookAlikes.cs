using Switchboard.Language.Text;

namespace Switchboard.Language.Matching;

/// <summary>Characters that eyes take for others.</summary>
internal static class LookAlikes
{
    private const string Pairs = "аaсcеeоoрpхxуyіiѕsјjһhԁdɡgӏlвbкkмmнhтtαaεeοoρpνvκkτtιiυuωwßbøołlđdıi0o1l3e4a5s7t@a$s";

    private static readonly char[] Table = Build();

    /// <summary>The character as it is compared.</summary>
    internal static char Of(char c) => Table[c];

    private static char[] Build()
    {
        var table = new char[0x10000];
        for (var i = 0; i < table.Length; i++)
        {
            var c = (char)i;
            var folded = Folding.Of(c);
            table[i] = folded == Folding.Rare ? char.ToLowerInvariant(c) : folded == Folding.Dropped ? ' ' : folded;
        }

        var alike = Enumerable.Range(0, Pairs.Length / 2).ToDictionary(p => Pairs[2 * p], p => Pairs[(2 * p) + 1]);
        for (var i = 0; i < table.Length; i++)
            table[i] = Plain(alike.GetValueOrDefault(table[i], table[i]));
        return table;
    }

    /// <summary>Without its accent.</summary>
    private static char Plain(char c) => c is >= '\u00e0' and <= '\u017f' && c.ToString().Normalize(System.Text.NormalizationForm.FormD) is [var letter, _] ? letter : c;
}
