using System.Text;
using System.Text.Json;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.Feishu.Receiving;

/// <summary>A <c>post</c>: paragraphs of words, links, mentions and pictures.</summary>
internal static class RichText
{
    private const int MostFiles = 50;
    private static readonly string[] Languages = ["zh_cn", "en_us", "ja_jp"];

    internal static MessageContent Read(JsonElement said, string messageId, Mentions mentions)
    {
        var body = Languages.Select(x => said.Object(x)).FirstOrDefault(x => x.ValueKind == JsonValueKind.Object, said);
        var media = new List<ChannelMedia>();
        var lines = new List<string>();
        if (body.Text("title") is { Length: > 0 } title)
            lines.Add(title);
        foreach (var paragraph in body.Items("content").Where(x => x.ValueKind == JsonValueKind.Array))
            lines.Add(Paragraph(paragraph, messageId, mentions, media));
        return new MessageContent(string.Join('\n', lines).Trim(), media);
    }

    private static string Paragraph(JsonElement paragraph, string messageId, Mentions mentions, List<ChannelMedia> media)
    {
        var line = new StringBuilder();
        foreach (var piece in paragraph.EnumerateArray())
            line.Append(Piece(piece, messageId, mentions, media));
        return line.ToString().TrimEnd();
    }

    private static string Piece(JsonElement piece, string messageId, Mentions mentions, List<ChannelMedia> media)
    {
        switch (piece.Text("tag"))
        {
            case "a":
                return Link(piece.Text("text"), piece.Text("href"));
            case "at":
                return mentions.Shown(piece.Text("user_id") ?? "", piece.Text("user_name"));
            case "img" when media.Count < MostFiles && piece.Id("image_key") is { } image:
                media.Add(MessageContent.Found(MediaKind.Image, image, null, messageId));
                return "";
            case "media" when media.Count < MostFiles && piece.Id("file_key") is { } film:
                media.Add(MessageContent.Found(MediaKind.Video, film, null, messageId));
                return "";
            case "emotion":
                return $"[{piece.Text("emoji_type")}]";
            case "hr":
                return "---";
            default:
                return piece.Text("text") ?? "";
        }
    }

    private static string Link(string? text, string? address) =>
        string.IsNullOrEmpty(address) || text == address ? text ?? "" : string.IsNullOrEmpty(text) ? address : $"{text} ({address})";
}
