using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Switchboard.Emulators.Feishu.Platform;

/// <summary>Takes messages of the application.</summary>
internal sealed class Sends(FeishuApp app, World world, TimeProvider clock)
{
    private const int LongestText = 150 * 1024;
    private const int LongestCard = 30 * 1024;
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);
    private static readonly string[] Types = ["text", "post", "image", "file", "audio", "media", "sticker", "interactive", "share_chat", "share_user"];
    private readonly Lock _lock = new();
    private readonly List<(string ChatId, DateTimeOffset At)> _recent = [];

    internal IResult Create(HttpContext context, JsonObject body)
    {
        var id = Text(body, "receive_id");
        var chat = context.Request.Query["receive_id_type"].ToString() switch
        {
            "chat_id" => world.Chats.GetValueOrDefault(id),
            "open_id" => world.Customers.ContainsKey(id) ? world.Chats.GetValueOrDefault("oc_p2p_" + id) : null,
            _ => null,
        };
        return chat is null ? Refusal.Of(400, 230001, "Your request contains an invalid request parameter, ext=invalid receive_id.") : Send(context, chat, null, body);
    }

    internal IResult Reply(HttpContext context, string parent, JsonObject body) =>
        world.Message(parent) is { } message
            ? Send(context, world.Chats[message.ChatId], parent, body)
            : Refusal.Of(400, 230001, "Your request contains an invalid request parameter, ext=invalid message_id.");

    private IResult Send(HttpContext context, Chat chat, string? parent, JsonObject body)
    {
        if (!chat.BotInside)
            return Refusal.Of(400, 230002, "Bot/User can NOT be out of the chat.");
        var (type, content, uuid) = (Text(body, "msg_type"), Text(body, "content"), Text(body, "uuid"));
        if (Complaint(type, content, uuid) is { } complaint)
            return complaint;
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            if (uuid.Length > 0 && world.Messages.FirstOrDefault(x => x.Uuid == uuid && now - x.At < Remembered) is { } before)
                return Answer(before);
            if (IsTooOften(chat.Id, now))
                return Limited(context);
            var message = new ChatMessage(world.NewId("om"), chat.Id, true, type, content, parent, uuid.Length == 0 ? null : uuid, now);
            world.Messages.Enqueue(message);
            return Answer(message);
        }
    }

    private IResult? Complaint(string type, string content, string uuid)
    {
        if (!Types.Contains(type))
            return Refusal.Of(400, 230001, "Your request contains an invalid request parameter, ext=invalid msg_type.");
        if (uuid.Length > 50)
            return Refusal.Of(400, 230001, "Your request contains an invalid request parameter, ext=uuid is too long.");
        if (Encoding.UTF8.GetByteCount(content) > (type == "text" ? LongestText : LongestCard))
            return Refusal.Of(400, 230025, "The length of the message content reaches its limit.");
        return Parse(content) is { } said ? Missing(type, said) : Refusal.Of(400, 230001, "Your request contains an invalid request parameter, ext=content is not a string in json format.");
    }

    private IResult? Missing(string type, JsonObject said)
    {
        var field = type switch { "text" => "text", "image" => "image_key", "file" or "audio" or "media" or "sticker" => "file_key", _ => null };
        if (field is null)
            return null;
        if (Text(said, field).Length == 0)
            return Refusal.Of(400, 230001, $"Your request contains an invalid request parameter, ext={field} is missing.");
        if (field == "text")
            return null;
        if (!world.Files.TryGetValue(Text(said, field), out var file))
            return Refusal.Of(400, 230017, "Bot is NOT the owner of the resource.");
        var fits = type switch { "audio" => file.Type == "opus", "media" => file.Type == "mp4", "file" => file.Type is not ("opus" or "mp4" or "image"), _ => true };
        return fits ? null : Refusal.Of(400, 230055, "The type of file upload does not match the type of message being sent.");
    }

    private bool IsTooOften(string chatId, DateTimeOffset now)
    {
        _recent.RemoveAll(x => now - x.At >= TimeSpan.FromSeconds(1));
        if (_recent.Count >= app.AppPerSecond || _recent.Count(x => x.ChatId == chatId) >= app.ChatPerSecond)
            return true;
        _recent.Add((chatId, now));
        return false;
    }

    private static IResult Limited(HttpContext context)
    {
        context.Response.Headers["x-ogw-ratelimit-limit"] = "5";
        context.Response.Headers["x-ogw-ratelimit-reset"] = "1";
        return Refusal.Of(429, 99991400, "request trigger frequency limit");
    }

    private static IResult Answer(ChatMessage message) => Refusal.Success(new JsonObject
    {
        ["message_id"] = message.Id,
        ["chat_id"] = message.ChatId,
        ["msg_type"] = message.Type,
        ["create_time"] = message.At.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["parent_id"] = message.ParentId,
        ["body"] = new JsonObject { ["content"] = message.Content },
    });

    internal static string Text(JsonObject body, string name) => body[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    internal static JsonObject? Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
