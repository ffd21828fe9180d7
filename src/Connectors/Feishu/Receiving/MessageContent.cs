using System.Text.Json;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.Feishu.Receiving;

/// <param name="Text">What was said.</param>
/// <param name="Media">What came along.</param>
internal sealed record MessageContent(string Text, IReadOnlyList<ChannelMedia> Media)
{
    private const int LongestName = 255;

    /// <summary>A message's <c>content</c> is a text that holds JSON, of another form for each type.</summary>
    internal static MessageContent Read(string type, string content, string messageId, Mentions mentions)
    {
        if (UntrustedJson.Parse(content) is not { } said)
            return new MessageContent($"[{type}]", []);
        return type switch
        {
            "text" => new MessageContent(mentions.Resolve(said.Text("text") ?? ""), []),
            "post" => RichText.Read(said, messageId, mentions),
            "image" => File(MediaKind.Image, said.Id("image_key"), null, messageId, type),
            "file" => File(MediaKind.File, said.Id("file_key"), said.Text("file_name"), messageId, type),
            "audio" => File(MediaKind.Audio, said.Id("file_key"), null, messageId, type),
            "media" or "video" => File(MediaKind.Video, said.Id("file_key"), said.Text("file_name"), messageId, type),
            // The platform gives out no pictures of stickers.
            "sticker" => new MessageContent("[sticker]", []),
            "interactive" => new MessageContent(CardText.Read(said), []),
            "share_chat" => new MessageContent($"[share_chat {said.Id("chat_id")}]", []),
            "share_user" => new MessageContent($"[share_user {said.Id("user_id")}]", []),
            "location" => new MessageContent($"[location] {said.Text("name")}".TrimEnd(), []),
            _ => new MessageContent($"[{type}]", []),
        };
    }

    private static MessageContent File(MediaKind kind, string? key, string? name, string messageId, string type) =>
        key is null ? new MessageContent($"[{type}]", []) : new MessageContent("", [Found(kind, key, name, messageId)]);

    internal static ChannelMedia Found(MediaKind kind, string key, string? name, string messageId) =>
        new(kind, $"{messageId}/{(kind == MediaKind.Image ? "image" : "file")}/{key}", string.IsNullOrWhiteSpace(name) ? null : Excerpt.Of(name, LongestName));
}
