using System.Globalization;
using System.Text.Json.Nodes;

namespace Switchboard.Emulators.Feishu.Push;

/// <summary>Events in the platform's form.</summary>
public static class Events
{
    public static JsonObject Wrap(FeishuApp app, string type, JsonObject said, DateTimeOffset at) => new()
    {
        ["schema"] = "2.0",
        ["header"] = new JsonObject
        {
            ["event_id"] = Guid.CreateVersion7().ToString("N"),
            ["event_type"] = type,
            ["create_time"] = Milliseconds(at),
            ["token"] = app.VerificationToken,
            ["app_id"] = app.AppId,
            ["tenant_key"] = "2ed263bf32cf1651",
        },
        ["event"] = said,
    };

    public static JsonObject Message(FeishuApp app, Customer sender, Chat chat, ChatMessage message, JsonArray? mentions = null)
    {
        var body = new JsonObject
        {
            ["message_id"] = message.Id,
            ["create_time"] = Milliseconds(message.At),
            ["update_time"] = Milliseconds(message.At),
            ["chat_id"] = chat.Id,
            ["chat_type"] = chat.Group ? "group" : "p2p",
            ["message_type"] = message.Type,
            ["content"] = message.Content,
        };
        if (message.ParentId is not null)
            (body["parent_id"], body["root_id"]) = (message.ParentId, message.ParentId);
        if (mentions is not null)
            body["mentions"] = mentions;
        var said = new JsonObject { ["sender"] = new JsonObject { ["sender_id"] = Ids(sender), ["sender_type"] = "user", ["tenant_key"] = "2ed263bf32cf1651" }, ["message"] = body };
        return Wrap(app, "im.message.receive_v1", said, message.At);
    }

    public static JsonObject Pressed(FeishuApp app, Customer by, string chatId, string messageId, JsonNode value, DateTimeOffset at)
    {
        var operatorIds = Ids(by);
        operatorIds["tenant_key"] = "2ed263bf32cf1651";
        return Wrap(app, "card.action.trigger", new JsonObject
        {
            ["operator"] = operatorIds,
            ["token"] = "c-emulated",
            ["action"] = new JsonObject { ["value"] = value, ["tag"] = "button" },
            ["host"] = "im_message",
            ["context"] = new JsonObject { ["open_message_id"] = messageId, ["open_chat_id"] = chatId },
        }, at);
    }

    public static JsonObject Recalled(FeishuApp app, ChatMessage message, DateTimeOffset at) => Wrap(app, "im.message.recalled_v1", new JsonObject
    {
        ["message_id"] = message.Id,
        ["chat_id"] = message.ChatId,
        ["recall_time"] = Milliseconds(at),
        ["recall_type"] = "message_owner",
    }, at);

    public static JsonObject Read(FeishuApp app, Customer reader, IEnumerable<ChatMessage> messages, DateTimeOffset at) => Wrap(app, "im.message.message_read_v1", new JsonObject
    {
        ["reader"] = new JsonObject { ["reader_id"] = Ids(reader), ["read_time"] = Milliseconds(at), ["tenant_key"] = "2ed263bf32cf1651" },
        ["message_id_list"] = new JsonArray([.. messages.Select(x => (JsonNode)x.Id)]),
    }, at);

    public static JsonObject Challenge(FeishuApp app, string challenge) => new() { ["challenge"] = challenge, ["token"] = app.VerificationToken, ["type"] = "url_verification" };

    public static JsonObject Ids(Customer customer) => new() { ["open_id"] = customer.OpenId, ["union_id"] = customer.UnionId, ["user_id"] = null };

    internal static string Milliseconds(DateTimeOffset at) => at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
