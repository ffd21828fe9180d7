using System.Globalization;
using System.Net;
using System.Text;

namespace Switchboard.Tenancy.Mail.Letters;

/// <summary>How every letter looks: a few sentences, one button, what to do if it was not meant.</summary>
internal static class LetterPage
{
    private const int LongestName = 60;

    internal static Letter Write(string to, string language, string subject, string[] before, string label, string link, string[] after) => new(
        to,
        subject,
        string.Join("\n\n", [.. before, $"{label}:\n{link}", .. after, "Switchboard"]) + "\n",
        Page(language, subject, before, label, link, after),
        link);

    /// <summary>A name that somebody chose, fit for a line of ours: no line breaks, no marks that turn text around, not too long.</summary>
    internal static string Name(string chosen)
    {
        var text = new StringBuilder();
        foreach (var c in chosen)
            text.Append(char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? ' ' : c);
        var plain = string.Join(' ', text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return plain.Length <= LongestName ? plain : plain[..LongestName] + "…";
    }

    private static string Page(string language, string subject, string[] before, string label, string link, string[] after) => $"""
        <!doctype html>
        <html lang="{language}"><head><meta charset="utf-8"><title>{E(subject)}</title></head>
        <body style="margin:0;padding:32px 16px;background:#f4f6f9;font:16px/1.7 system-ui,'Noto Sans CJK SC',sans-serif;color:#1b2330">
        <div style="max-width:520px;margin:0 auto;padding:32px;background:#ffffff;border-radius:12px">
        <h1 style="margin:0 0 16px;font-size:20px">{E(subject)}</h1>
        {Paragraphs(before)}
        <p style="margin:24px 0"><a href="{E(link)}" style="display:inline-block;padding:10px 20px;border-radius:8px;background:#1f5fbf;color:#ffffff;text-decoration:none">{E(label)}</a></p>
        {Paragraphs(after)}
        </div></body></html>
        """;

    private static string Paragraphs(string[] texts) => string.Concat(texts.Select(t => $"<p>{E(t)}</p>"));

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
