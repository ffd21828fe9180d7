using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Switchboard.Emulators.Pages;

namespace Switchboard.Emulators.WeCom;

/// <summary>WeChat customer service: customers write, the company fetches it and answers within the rules.</summary>
public sealed class ServiceDesk(EmulatedAccount account, CallbackPost callbacks)
{
    private static readonly TimeSpan TokenLives = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(3);
    private readonly Lock _gate = new();
    private readonly List<JsonObject> _items = [];
    private readonly Dictionary<string, DateTimeOffset> _tokens = new(StringComparer.Ordinal);
    private readonly ServiceChats _chats = new(account.Clock);
    private int _emptyPages;

    /// <summary>Customers and what they call themselves.</summary>
    public ConcurrentDictionary<string, string> Names { get; } = new(Personas.All.ToDictionary(p => "wm_" + p.Key, p => p.Name, StringComparer.Ordinal), StringComparer.Ordinal);

    public ChatLog Log => _chats.Log;

    /// <summary>The next page is empty and says that there is more.</summary>
    public void AnswerEmptyPage() => Interlocked.Increment(ref _emptyPages);

    /// <summary>Puts the chat into one of the platform's states, as people in its client do.</summary>
    public void SetState(string customer, int state) => _chats.SetState(customer, state);

    /// <summary>A customer writes.</summary>
    public Task<bool> SayAsync(string customer, string text, string? menuId = null, CancellationToken ct = default)
    {
        var content = new JsonObject { ["content"] = text };
        if (menuId is not null)
            content["menu_id"] = menuId;
        return SendAsync(customer, "text", content, ct);
    }

    /// <summary>A customer sends something of any type.</summary>
    public async Task<bool> SendAsync(string customer, string type, JsonObject content, CancellationToken ct)
    {
        var id = Add(customer, 3, type, content);
        _chats.Hear(customer, type, content, id);
        return await AnnounceAsync(ct) || !Log.Lose(id);
    }

    /// <summary>A customer takes back what they wrote.</summary>
    public Task<bool> RecallAsync(string customer, string messageId, CancellationToken ct)
    {
        Log.Recall(messageId);
        Add(customer, 4, "event", new JsonObject { ["event_type"] = "user_recall_msg", ["open_kfid"] = account.OpenKfId, ["external_userid"] = customer, ["recall_msgid"] = messageId });
        return AnnounceAsync(ct);
    }

    /// <summary>One more customer; returns their id.</summary>
    public string Meet(string name)
    {
        var id = "wm" + Guid.CreateVersion7().ToString("N");
        Names[id] = name;
        return id;
    }

    /// <summary>A customer opens the chat. Who has not written for two days brings a code for a greeting.</summary>
    public async Task<string?> EnterAsync(string customer, CancellationToken ct)
    {
        var code = _chats.WelcomeCode(customer);
        var happened = new JsonObject { ["event_type"] = "enter_session", ["open_kfid"] = account.OpenKfId, ["external_userid"] = customer, ["scene"] = "page" };
        if (code is not null)
            happened["welcome_code"] = code;
        Add(customer, 4, "event", happened);
        await AnnounceAsync(ct);
        return code;
    }

    /// <summary>Adds without telling anybody.</summary>
    public string Add(string customer, int origin, string type, JsonObject content)
    {
        var id = "item-" + Guid.CreateVersion7().ToString("N");
        lock (_gate)
        {
            _items.Add(new JsonObject
            {
                ["msgid"] = id,
                ["open_kfid"] = account.OpenKfId,
                ["external_userid"] = customer,
                ["send_time"] = account.Clock.GetUtcNow().ToUnixTimeSeconds(),
                ["origin"] = origin,
                ["msgtype"] = type,
                [type] = content.DeepClone(),
            });
        }

        return id;
    }

    /// <summary>A token as callbacks bring it.</summary>
    public string NewToken()
    {
        var token = "ENC" + Guid.CreateVersion7().ToString("N");
        lock (_gate)
            _tokens[token] = account.Clock.GetUtcNow() + TokenLives;
        return token;
    }

    internal object Sync(JsonElement body)
    {
        lock (_gate)
        {
            if (body.TryGetProperty("token", out var token) && !(_tokens.TryGetValue(token.GetString()!, out var ends) && ends > account.Clock.GetUtcNow()))
                return Say.Error(95007, "invalid msg token");
            var from = body.TryGetProperty("cursor", out var cursor) ? int.Parse(cursor.GetString()!["cursor-".Length..], CultureInfo.InvariantCulture) : FirstKept();
            var limit = body.TryGetProperty("limit", out var wanted) ? Math.Clamp(wanted.GetInt32(), 1, 1000) : 1000;
            if (Interlocked.CompareExchange(ref _emptyPages, 0, 1) == 1)
                limit = 0;
            var page = _items.Skip(from).Take(limit).Select(i => i.DeepClone()).ToArray();
            return new { errcode = 0, errmsg = "ok", next_cursor = $"cursor-{from + page.Length}", has_more = from + page.Length < _items.Count ? 1 : 0, msg_list = page };
        }
    }

    internal object Send(JsonElement body) => body.GetProperty("open_kfid").GetString() == account.OpenKfId ? _chats.Answer(body) : Say.Error(95004, "open_kfid not exist");

    internal object Greet(JsonElement body) => _chats.Greet(body);

    internal object State(JsonElement body) => new { errcode = 0, errmsg = "ok", service_state = _chats.State(body.GetProperty("external_userid").GetString()!) };

    internal object Move(JsonElement body) => _chats.Move(body.GetProperty("external_userid").GetString()!, body.GetProperty("service_state").GetInt32());

    internal object Accounts() => new { errcode = 0, errmsg = "ok", account_list = new[] { new { open_kfid = account.OpenKfId, name = "客服 Support", avatar = "" } } };

    internal object Customers(JsonElement body) => new
    {
        errcode = 0,
        errmsg = "ok",
        customer_list = body.GetProperty("external_userid_list").EnumerateArray().Select(c => c.GetString()!).Where(c => !c.StartsWith("unknown", StringComparison.Ordinal))
            .Select(c => new { external_userid = c, nickname = Names.GetValueOrDefault(c, "微信用户 " + c), avatar = "", gender = 1, unionid = "union-" + c }),
        invalid_external_userid = Array.Empty<string>(),
    };

    private int FirstKept()
    {
        var oldest = (account.Clock.GetUtcNow() - Kept).ToUnixTimeSeconds();
        var first = _items.FindIndex(i => i["send_time"]!.GetValue<long>() >= oldest);
        return first < 0 ? _items.Count : first;
    }

    private Task<bool> AnnounceAsync(CancellationToken ct) => callbacks.SendAsync(
        "kf_msg_or_event", $"<xml><ToUserName><![CDATA[{account.CorpId}]]></ToUserName><CreateTime>{account.Clock.GetUtcNow().ToUnixTimeSeconds()}</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[kf_msg_or_event]]></Event><Token><![CDATA[{NewToken()}]]></Token><OpenKfId><![CDATA[{account.OpenKfId}]]></OpenKfId></xml>",
        ct);
}
