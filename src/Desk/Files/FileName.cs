using System.Text;

namespace Switchboard.Desk.Files;

/// <summary>A name to show. Made harmless first and judged after: the order in which others went wrong (CVE-2026-28289).</summary>
internal static class FileName
{
    internal static string Clean(string name, string contentType)
    {
        var kept = new StringBuilder();
        foreach (var rune in name.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is not (System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.Surrogate
                or System.Globalization.UnicodeCategory.PrivateUse or System.Globalization.UnicodeCategory.OtherNotAssigned))
                kept.Append(rune.Value is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' ? "_" : rune.ToString());
        }

        var plain = kept.ToString().Trim(' ', '.', '_');
        var stem = Path.GetFileNameWithoutExtension(plain);
        if (stem.Length > 80)
            stem = stem[..80];
        return (stem.Length == 0 ? "file" : stem) + Extension(contentType);
    }

    private static string Extension(string contentType) => contentType switch
    {
        "image/png" => ".png",
        "image/jpeg" => ".jpg",
        "image/gif" => ".gif",
        "image/webp" => ".webp",
        "audio/amr" => ".amr",
        "audio/ogg" => ".ogg",
        "audio/mpeg" => ".mp3",
        "audio/wav" => ".wav",
        "audio/mp4" => ".m4a",
        "video/mp4" => ".mp4",
        _ => ".pdf",
    };
}
