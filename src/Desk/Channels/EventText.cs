using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Switchboard.Plugins.Contract;

namespace Switchboard.Desk.Channels;

/// <summary>Events as bytes for storage, and the words by which rows name them.</summary>
internal static class EventText
{
    private const int LongestId = 200;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    internal static string KindOf(ChannelEvent what) => what switch
    {
        ChannelEvent.Message => "message",
        ChannelEvent.Edit => "edit",
        ChannelEvent.Recall => "recall",
        ChannelEvent.Receipt => "receipt",
        ChannelEvent.Undelivered => "undelivered",
        ChannelEvent.Pressed => "pressed",
        ChannelEvent.Entered => "entered",
        ChannelEvent.Announcement => "announcement",
        _ => "notice",
    };

    /// <summary>The message that an event changes, for which it waits when it comes first.</summary>
    internal static string? About(ChannelEvent what) => what switch
    {
        ChannelEvent.Edit edit => Clean(edit.MessageId),
        ChannelEvent.Recall recall => Clean(recall.MessageId),
        ChannelEvent.Receipt receipt => NameOf(receipt.MessageId),
        ChannelEvent.Undelivered undelivered => NameOf(undelivered.MessageId),
        _ => null,
    };

    /// <summary>An event's id as rows keep it. One that is longer than a key should be stands there by its hash, which is the same each time, too.</summary>
    internal static string IdOf(string id) =>
        id.Length <= LongestId ? Clean(id) : "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));

    /// <summary>A message of ours by the platform's id or by the delivery's, however the platform writes that.</summary>
    internal static string NameOf(string message) => Guid.TryParse(message, out var ours) ? ours.ToString() : Clean(message);

    internal static byte[] Write(ChannelEvent what) => JsonSerializer.SerializeToUtf8Bytes(what, what.GetType(), Json);

    internal static ChannelEvent Read(string kind, ReadOnlySpan<byte> text) => kind switch
    {
        "message" => Read<ChannelEvent.Message>(text),
        "edit" => Read<ChannelEvent.Edit>(text),
        "recall" => Read<ChannelEvent.Recall>(text),
        "receipt" => Read<ChannelEvent.Receipt>(text),
        "undelivered" => Read<ChannelEvent.Undelivered>(text),
        "pressed" => Read<ChannelEvent.Pressed>(text),
        "entered" => Read<ChannelEvent.Entered>(text),
        "announcement" => Read<ChannelEvent.Announcement>(text),
        _ => Read<ChannelEvent.Notice>(text),
    };

    /// <summary>Platforms pass on whatever customers type: a zero or half a character cannot be stored.</summary>
    internal static string Clean(string text)
    {
        if (text.AsSpan().IndexOf('\0') < 0 && !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return text;
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace("\0", "", StringComparison.Ordinal);
    }

    private static ChannelEvent Read<T>(ReadOnlySpan<byte> text)
        where T : ChannelEvent => JsonSerializer.Deserialize<T>(text, Json)!;
}
