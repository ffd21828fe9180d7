using System.Text.Json.Nodes;
using Switchboard.Emulators.Feishu.Platform;
using Switchboard.Emulators.Pages;

namespace Switchboard.Emulators.Feishu.Page;

/// <summary>How Feishu's client shows a message.</summary>
internal static class ShownContent
{
    internal static PlayedLine Of(ChatMessage message, string bot)
    {
        var said = Sends.Parse(message.Content) ?? [];
        var line = new PlayedLine(message.Id, !message.FromBot, message.At, LineKind.Text);
        return message.Type switch
        {
            "text" => line with { Text = Sends.Text(said, "text").Replace("@_user_1", "@" + bot, StringComparison.Ordinal) },
            "post" => line with { Text = Post(said) },
            "image" or "sticker" => line with { Kind = LineKind.Picture, FileId = Key(said) },
            "file" or "audio" or "media" => line with { Kind = LineKind.File, FileId = Key(said), Text = Sends.Text(said, "file_name") },
            "interactive" => Card(line, said),
            _ => line with { Text = $"[{message.Type}]" },
        };
    }

    private static string Key(JsonObject said) => Sends.Text(said, "image_key") is { Length: > 0 } picture ? picture : Sends.Text(said, "file_key");

    /// <summary>A post is one text, or one for each language.</summary>
    private static string Post(JsonObject said)
    {
        var post = said["content"] is null && said.FirstOrDefault().Value is JsonObject first ? first : said;
        var lines = (post["content"] as JsonArray ?? []).OfType<JsonArray>().Select(l => string.Concat(l.OfType<JsonObject>().Select(e => Sends.Text(e, "text"))));
        return string.Join('\n', lines.Prepend(Sends.Text(post, "title")).Where(l => l.Length > 0));
    }

    private static PlayedLine Card(PlayedLine line, JsonObject said)
    {
        var elements = (said["elements"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        return line with
        {
            Kind = LineKind.Card,
            Text = string.Join('\n', elements.Select(Said).Where(t => t.Length > 0)),
            Buttons = [.. elements.SelectMany(e => (e["actions"] as JsonArray ?? []).OfType<JsonObject>()).Select(a => new PlayedButton(a["value"]?.ToJsonString() ?? "{}", Said(a)))],
        };
    }

    private static string Said(JsonObject element) => element["text"] is JsonObject words ? Sends.Text(words, "content") : Sends.Text(element, "content");
}
