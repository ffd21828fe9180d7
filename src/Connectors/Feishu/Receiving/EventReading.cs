using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.Feishu.Receiving;

/// <param name="Events">What happened.</param>
/// <param name="Toast">What the platform shows to somebody who pressed a button.</param>
internal sealed record ReadEvents(IReadOnlyList<ChannelEvent> Events, JsonObject? Toast = null);

/// <summary>What one event of the platform means to us.</summary>
internal static class EventReading
{
    private const int MostReceipts = 100;

    /// <summary>Null when it is no event. An event of a kind that we do not know is one that means nothing.</summary>
    internal static ReadEvents? Read(JsonElement body, string botOpenId, DateTimeOffset now)
    {
        if (body.Text("schema") is null)
            return body.Id("uuid") is null ? null : new ReadEvents([]);
        var header = body.Object("header");
        if (header.Id("event_id") is not { } id)
            return null;
        var at = header.Time("create_time") ?? now;
        var said = body.Object("event");
        return header.Text("event_type") switch
        {
            "im.message.receive_v1" => One(MessageReading.Read(said, id, at, botOpenId)),
            "im.message.message_read_v1" => new ReadEvents([.. Receipts(said, id, at)]),
            "im.message.recalled_v1" => One(said.Id("message_id") is { } message ? new ChannelEvent.Recall(id, at, message) : null),
            "im.message.reaction.created_v1" => One(Reaction("reaction.created", said, id, at)),
            "im.message.reaction.deleted_v1" => One(Reaction("reaction.deleted", said, id, at)),
            "im.chat.member.bot.added_v1" => One(Membership("bot.added", said, id, at)),
            "im.chat.member.bot.deleted_v1" => One(Membership("bot.deleted", said, id, at)),
            "im.chat.access_event.bot_p2p_chat_entered_v1" => One(Entered(said, id, at)),
            "card.action.trigger" => PressedButton.Read(said, id, at),
            _ => new ReadEvents([]),
        };
    }

    /// <summary>The id that stays the same in all inboxes of one application.</summary>
    internal static ChannelPerson? Person(JsonElement ids) =>
        ids.Id("open_id") is { } open ? new ChannelPerson(open, null, ids.Id("union_id")) : null;

    private static ReadEvents One(ChannelEvent? happened) => new(happened is null ? [] : [happened]);

    private static IEnumerable<ChannelEvent> Receipts(JsonElement said, string id, DateTimeOffset at)
    {
        var read = said.Object("reader").Time("read_time") ?? at;
        return said.Items("message_id_list")
            .Take(MostReceipts)
            .Where(x => x.ValueKind == JsonValueKind.String && x.GetString() is { Length: > 0 and <= 200 })
            .Select((x, index) => new ChannelEvent.Receipt(index == 0 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}:{index}"), read, x.GetString()!, Read: true));
    }

    private static ChannelEvent.Notice Reaction(string what, JsonElement said, string id, DateTimeOffset at) =>
        new(id, at, $"{what} {said.Object("reaction_type").Id("emoji_type")} {said.Id("message_id")}");

    private static ChannelEvent.Notice Membership(string what, JsonElement said, string id, DateTimeOffset at) =>
        new(id, at, $"{what} {said.Id("chat_id")}");

    /// <summary>The platform tells this each time that the chat is opened; only somebody who never wrote is new.</summary>
    private static ChannelEvent.Entered? Entered(JsonElement said, string id, DateTimeOffset at)
    {
        if (said.Id("last_message_id") is not null || said.Id("chat_id") is not { } chat || Person(said.Object("operator_id")) is not { } person)
            return null;
        return new ChannelEvent.Entered(id, at, new ChannelThread(chat, Group: false), person, ReplyCode: null);
    }
}
