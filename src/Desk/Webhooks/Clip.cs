using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Switchboard.Desk.Webhooks;

/// <summary>Cuts text by the room that it takes in JSON, between characters, and marks the cut.</summary>
internal static class Clip
{
    private const char Mark = '…';
    private const int MarkBytes = 3;

    // Nothing takes more: \u0001 is six bytes of one character.
    private const int WorstBytes = 6;

    [return: NotNullIfNotNull(nameof(text))]
    internal static string? Of(string? text, int most)
    {
        if (text is null || text.Length * WorstBytes <= most)
            return text;
        var (used, fits, at) = (0, 0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            used += BytesOf(rune);
            at += rune.Utf16SequenceLength;
            if (used <= most - MarkBytes)
                fits = at;
        }

        return used <= most ? text : text[..fits] + Mark;
    }

    private static int BytesOf(Rune rune) => rune.Value switch
    {
        '"' or '\\' or '\n' or '\r' or '\t' => 2,
        < ' ' => WorstBytes,
        < 0x7f => 1,

        // Some beyond ASCII are escaped; two escapes make one beyond the first plane.
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.Surrogate
                or System.Globalization.UnicodeCategory.PrivateUse or System.Globalization.UnicodeCategory.OtherNotAssigned
                or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator
                or System.Globalization.UnicodeCategory.SpaceSeparator => WorstBytes * rune.Utf16SequenceLength,
            _ => rune.IsBmp ? rune.Utf8SequenceLength : WorstBytes * 2,
        },
    };
}
