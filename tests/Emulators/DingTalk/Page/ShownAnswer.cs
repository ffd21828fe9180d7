using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Switchboard.Emulators.Pages;

namespace Switchboard.Emulators.DingTalk.Page;

/// <summary>How DingTalk's client shows what a robot says: by webhook with a <c>msgtype</c>, by the API with a template.</summary>
internal static partial class ShownAnswer
{
    private const string Says = "dtmd://dingtalkclient/sendMessage?content=";

    internal static PlayedLine Of(WrittenLine line)
    {
        var shown = new PlayedLine(line.Id, false, line.At, LineKind.Text);
        var content = line.Content;
        return line.Kind switch
        {
            "sampleImageMsg" => shown with { Kind = LineKind.Picture, FileId = (string?)content["photoURL"] },
            "sampleFile" => shown with { Kind = LineKind.File, FileId = (string?)content["mediaId"], Text = (string?)content["fileName"] ?? "" },
            "sampleAudio" or "sampleVideo" => shown with { Kind = LineKind.File, FileId = (string?)content["mediaId"] ?? (string?)content["videoMediaId"] },
            "text" => shown with { Text = (string?)content["text"]?["content"] ?? "" },
            "sampleText" => shown with { Text = (string?)content["content"] ?? "" },
            "markdown" => Markdown(shown, (string?)content["markdown"]?["text"] ?? ""),
            "sampleMarkdown" => Markdown(shown, (string?)content["text"] ?? ""),
            _ => Card(shown, content["actionCard"] as JsonObject ?? content),
        };
    }

    internal static string ContentType(Uploaded file) =>
        file.Type == "image" ? "image/" + Path.GetExtension(file.Name).TrimStart('.').ToLowerInvariant().Replace("jpg", "jpeg", StringComparison.Ordinal) : "application/octet-stream";

    private static PlayedLine Card(PlayedLine shown, JsonObject card) => shown with
    {
        Kind = LineKind.Card,
        Text = Plain((string?)card["text"] ?? ""),
        Buttons = [.. Buttons(card).Select(b => new PlayedButton(Words(b.Address), b.Label))],
    };

    private static PlayedLine Markdown(PlayedLine shown, string text)
    {
        var links = Link().Matches(text).Where(l => l.Groups[2].Value.StartsWith(Says, StringComparison.Ordinal)).Select(l => new PlayedButton(Words(l.Groups[2].Value), l.Groups[1].Value)).ToList();
        return links.Count == 0
            ? shown with { Text = Plain(text) }
            : shown with { Kind = LineKind.Card, Text = Plain(Link().Replace(text, "")).TrimEnd('-', ' ', '\n'), Buttons = links };
    }

    private static IEnumerable<(string Label, string Address)> Buttons(JsonObject card)
    {
        foreach (var button in (card["btns"] as JsonArray ?? []).OfType<JsonObject>())
            yield return ((string?)button["title"] ?? "", (string?)button["actionURL"] ?? "");
        if ((string?)card["singleTitle"] is { } single)
            yield return (single, (string?)card["singleURL"] ?? "");
        for (var i = 1; (string?)card[string.Create(CultureInfo.InvariantCulture, $"actionTitle{i}")] is { } title; i++)
            yield return (title, (string?)card[string.Create(CultureInfo.InvariantCulture, $"actionURL{i}")] ?? "");
    }

    private static string Words(string address) => address.StartsWith(Says, StringComparison.Ordinal) ? Uri.UnescapeDataString(address[Says.Length..]) : address;

    private static string Plain(string markdown) => markdown.Replace("  \n", "\n", StringComparison.Ordinal);

    [GeneratedRegex(@"\[([^\]]*)\]\(([^)]*)\)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
