using System.Text.Json;
using Switchboard.Connectors.WeCom.Platform;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.WeCom.CustomerService;

/// <summary>What a customer's message says and carries.</summary>
internal static class ServiceContent
{
    /// <summary>Unknown kinds are named in brackets: an agent then sees that there was something.</summary>
    internal static string Text(JsonElement item)
    {
        var kind = item.Text("msgtype");
        var content = item.Field(kind);
        return kind switch
        {
            "text" => content.Text("content"),
            "image" or "voice" or "video" or "file" => "",
            "location" => Lines.Of(content.Text("name"), content.Text("address"), $"{content.Text("latitude")}, {content.Text("longitude")}"),
            "link" => Lines.Of(content.Text("title"), content.Text("desc"), content.Text("url")),
            "business_card" => Lines.Of("[名片 / business card]", content.Text("userid")),
            "miniprogram" => Lines.Of("[小程序 / mini program]", content.Text("title"), content.Text("pagepath")),
            "channels" => Lines.Of("[视频号 / channels]", content.Text("nickname"), content.Text("title")),
            "merged_msg" => Merged(content),
            _ => $"[{kind}]",
        };
    }

    internal static IReadOnlyList<ChannelMedia> Media(JsonElement item, DateTimeOffset sent)
    {
        var kind = item.Text("msgtype");
        return (kind, item.Field(kind).Text("media_id")) switch
        {
            (_, "") => [],
            ("image", var id) => [MediaDownload.Named(MediaKind.Image, id, sent)],
            ("voice", var id) => [MediaDownload.Named(MediaKind.Audio, id, sent)],
            ("video", var id) => [MediaDownload.Named(MediaKind.Video, id, sent)],
            ("file", var id) => [MediaDownload.Named(MediaKind.File, id, sent)],
            _ => [],
        };
    }

    private static string Merged(JsonElement merged) =>
        Lines.Of([merged.Text("title"), .. merged.Items("item").Select(line => $"{line.Text("sender_name")}: {Line(line)}")]);

    private static string Line(JsonElement line)
    {
        var kind = line.Text("msgtype");
        return kind == "text" && Inner(line.Text("msg_content")) is { Length: > 0 } text ? text : $"[{kind}]";
    }

    /// <summary>A forwarded message is JSON in a string.</summary>
    private static string Inner(string json)
    {
        try
        {
            return JsonElement.Parse(json).Field("text").Text("content");
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
