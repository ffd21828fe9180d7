using System.Globalization;
using System.Text;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.WebChat;

/// <summary>What a visitor may write: composed Unicode without control characters, trimmed, of a length a person can read.</summary>
internal static class MessageText
{
    internal const int Longest = 10_000;

    /// <summary>The framework throws when it is to compose a text with this in it.</summary>
    private const char NoCharacter = '\ufffe';

    internal static AcceptResult Accept(LiveMessage message)
    {
        if (HasLoneSurrogate(message.Text))
            return new AcceptResult(null, "must be valid Unicode.");
        var text = Clean(message.Text);
        if (text.Length == 0 && message.AttachmentCount == 0)
            return new AcceptResult(null, "must not be empty unless a file is attached.");
        return text.Length > Longest
            ? new AcceptResult(null, $"must have at most {Longest} characters; this has {text.Length}.")
            : new AcceptResult(text, null);
    }

    private static string Clean(string text)
    {
        // Almost every message is clean already and costs no copy.
        if (text.AsSpan().IndexOfAnyInRange('\0', '\u001f') >= 0 || text.AsSpan().IndexOfAnyInRange('\u007f', '\u009f') >= 0 || text.Contains(NoCharacter))
        {
            var kept = new StringBuilder(text.Length);
            foreach (var c in text)
            {
                if (c is '\n' or '\t' || (!char.IsControl(c) && c != NoCharacter))
                    kept.Append(c);
            }

            text = kept.ToString();
        }

        return (text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC)).Trim();
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (CharUnicodeInfo.GetUnicodeCategory(text, i) == UnicodeCategory.Surrogate)
                return true;
            i++;
        }

        return false;
    }
}
