using System.Text;
using System.Text.Json;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.DingTalk.Messages;

/// <summary>Words and files by <c>msgtype</c>.</summary>
internal static class MessageContent
{
    /// <summary>The host keeps references of up to this length.</summary>
    private const int LongestReference = 2000;

    internal static (string Text, IReadOnlyList<ChannelMedia> Media) Of(JsonElement body)
    {
        var content = body.Member("content") ?? default;
        return body.Text("msgtype") switch
        {
            "text" => (Mentions.Without(body.Member("text")?.Text("content") ?? content.Text("content") ?? "", body), []),
            "picture" => ("", Media(MediaKind.Image, content)),
            "audio" => (content.Text("recognition") ?? "", Media(MediaKind.Audio, content, recognised: content.Filled("recognition"))),
            "video" => ("", Media(MediaKind.Video, content, content.Filled("videoType") is { } type ? "video." + type : null)),
            "file" => ("", Media(MediaKind.File, content, content.Filled("fileName"))),
            "richText" => Rich(content, body),
            var other => (content.Filled("unknownMsgType") ?? $"[{other}]", []),
        };
    }

    private static (string, IReadOnlyList<ChannelMedia>) Rich(JsonElement content, JsonElement body)
    {
        var text = new StringBuilder();
        var media = new List<ChannelMedia>();
        foreach (var piece in content.Items("richText"))
        {
            text.Append(piece.Text("text"));
            if (piece.Text("type") is "picture" || piece.Member("downloadCode") is not null)
                media.AddRange(Media(MediaKind.Image, piece));
        }

        return (Mentions.Without(text.ToString(), body), media);
    }

    private static IReadOnlyList<ChannelMedia> Media(MediaKind kind, JsonElement content, string? name = null, string? recognised = null) =>
        (content.Filled("downloadCode") ?? content.Filled("pictureDownloadCode")) is { Length: <= LongestReference } code ? [new ChannelMedia(kind, code, name, recognised)] : [];
}
