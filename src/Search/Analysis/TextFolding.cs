using System.Text;

namespace Switchboard.Search.Analysis;

/// <summary>Brings writings of the same text together: full and half width, capitals and small letters.</summary>
public static class TextFolding
{
    /// <summary>The text as it is searched. Any UTF-16 is taken; a surrogate without its other half becomes a space.</summary>
    public static string Fold(string text) => Whole(text).Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    internal static bool IsHan(char c) => c is >= '\u3400' and <= '\u9fff';

    /// <summary>Normalising refuses half a character, and customers paste anything.</summary>
    private static string Whole(string text)
    {
        char[]? mended = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]) || text[i] is '\ufffe' or '\uffff')
                (mended ??= text.ToCharArray())[i] = ' ';
        }

        return mended is null ? text : new string(mended);
    }
}
