using System.Text.Json;
using System.Text.Json.Nodes;

namespace Switchboard.Emulators.WeCom;

/// <summary>Each customer's chat: who has it, and how much may still be said.</summary>
internal sealed class ServiceChats(TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(48);
    private static readonly TimeSpan CodeLives = TimeSpan.FromSeconds(20);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Chat> _chats = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Customer, DateTimeOffset Ends)> _codes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    internal ChatLog Log { get; } = new(clock);

    internal void Hear(string customer, string type, JsonObject content, string id)
    {
        lock (_gate)
        {
            var chat = Of(customer);
            (chat.Heard, chat.Sent, chat.State) = (clock.GetUtcNow(), 0, chat.State == 4 ? 0 : chat.State);
        }

        Log.Add(new ChatLine(customer, false, type, content["content"]?.GetValue<string>() ?? "", content["media_id"]?.GetValue<string>(), id, []));
    }

    internal void SetState(string customer, int state)
    {
        lock (_gate)
            Of(customer).State = state;
    }

    internal int State(string customer)
    {
        lock (_gate)
            return Of(customer).State;
    }

    internal object Move(string customer, int state)
    {
        lock (_gate)
        {
            var chat = Of(customer);
            if (chat.State == 4)
                return Say.Error(95013, "session already ended");
            // As published: the waiting pool is left for a person only.
            if (chat.State == 2 && state < 2)
                return Say.Error(95016, "invalid state transition");
            chat.State = state;
            return Say.Ok;
        }
    }

    internal string? WelcomeCode(string customer)
    {
        lock (_gate)
        {
            if (Of(customer).Heard is { } heard && clock.GetUtcNow() - heard < Window)
                return null;
            var code = "code-" + Guid.CreateVersion7().ToString("N");
            _codes[code] = (customer, clock.GetUtcNow() + CodeLives);
            return code;
        }
    }

    internal object Answer(JsonElement body)
    {
        var customer = body.GetProperty("touser").GetString()!;
        lock (_gate)
        {
            var chat = Of(customer);
            if (chat.State is not (0 or 1))
                return Say.Error(95018, "send msg session status invalid");
            if (chat.Heard is not { } heard || clock.GetUtcNow() - heard >= Window)
                return Say.Error(95002, "send msg time limit");
            if (chat.Sent >= 5)
                return Say.Error(95001, "send msg count limit");
            if (Taken(body) is not { } id)
                return Say.Error(40058, "msgid repeated");
            chat.Sent++;
            return Delivered(customer, body, id);
        }
    }

    internal object Greet(JsonElement body)
    {
        lock (_gate)
        {
            if (!_codes.Remove(body.GetProperty("code").GetString()!, out var code) || code.Ends <= clock.GetUtcNow())
                return Say.Error(95011, "invalid code");
            if (Taken(body) is not { } id)
                return Say.Error(40058, "msgid repeated");
            return Delivered(code.Customer, body, id);
        }
    }

    /// <summary>The platform refuses an id that it has; with which code is not published.</summary>
    private string? Taken(JsonElement body)
    {
        var id = body.TryGetProperty("msgid", out var own) ? own.GetString()! : Guid.CreateVersion7().ToString("N");
        return _ids.Add(id) ? id : null;
    }

    private object Delivered(string customer, JsonElement body, string id)
    {
        var type = body.GetProperty("msgtype").GetString()!;
        var content = body.GetProperty(type);
        Log.Add(type switch
        {
            "text" => new ChatLine(customer, true, type, content.GetProperty("content").GetString()!, null, id, []),
            "msgmenu" => new ChatLine(
                customer, true, type, content.GetProperty("head_content").GetString()!, null, id,
                [.. content.GetProperty("list").EnumerateArray().Select(b => b.GetProperty("click")).Select(b => new ChatButton(b.GetProperty("id").GetString()!, b.GetProperty("content").GetString()!))]),
            _ => new ChatLine(customer, true, type, "", content.GetProperty("media_id").GetString(), id, []),
        });
        return new { errcode = 0, errmsg = "ok", msgid = id };
    }

    private Chat Of(string customer)
    {
        if (!_chats.TryGetValue(customer, out var chat))
            _chats[customer] = chat = new Chat();
        return chat;
    }

    private sealed class Chat
    {
        internal DateTimeOffset? Heard { get; set; }

        internal int Sent { get; set; }

        internal int State { get; set; }
    }
}
