using System.Globalization;
using System.Security;
using System.Text;
using System.Text.Json;

namespace Switchboard.Emulators.WeCom;

/// <summary>A self-built application: members write to it, and it writes to them.</summary>
public sealed class ApplicationDesk(EmulatedAccount account, CallbackPost callbacks)
{
    private readonly Dictionary<string, DateTimeOffset> _recent = new(StringComparer.Ordinal);
    private readonly List<(string Member, DateTimeOffset At)> _lately = [];
    private readonly Lock _gate = new();
    private long _lastId = 1_456_453_720_000_000_000;

    public ChatLog Log { get; } = new(account.Clock);

    /// <summary>The company's members and their names.</summary>
    public static IReadOnlyDictionary<string, string> Members { get; } = new Dictionary<string, string>(StringComparer.Ordinal) { ["zhangsan"] = "张三", ["lisi"] = "李四" };

    /// <summary>A member writes.</summary>
    public Task<bool> SayAsync(string member, string text, CancellationToken ct)
    {
        var id = Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture);
        Log.Add(new ChatLine(member, false, "text", text, null, id, []));
        return SendAsync(id, Xml(member, "text", $"<Content><![CDATA[{text.Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal)}]]></Content><MsgId>{id}</MsgId>"), ct);
    }

    /// <summary>A member sends a picture.</summary>
    public Task<bool> ShowAsync(string member, string mediaId, CancellationToken ct)
    {
        var id = Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture);
        Log.Add(new ChatLine(member, false, "image", "", mediaId, id, []));
        return SendAsync(id, Xml(member, "image", $"<PicUrl></PicUrl><MediaId>{mediaId}</MediaId><MsgId>{id}</MsgId>"), ct);
    }

    /// <summary>A member presses a button of the last card that has it.</summary>
    public Task<bool> PressAsync(string member, string key, CancellationToken ct)
    {
        var task = Log.Lines.LastOrDefault(l => l.Person == member && l.Buttons.Any(b => b.Key == key))?.Task;
        return callbacks.SendAsync(
            "template_card_event", Xml(member, "event", $"<Event>template_card_event</Event><EventKey>{SecurityElement.Escape(key)}</EventKey><TaskId>{task}</TaskId><CardType>button_interaction</CardType>"), ct);
    }

    /// <summary>A member opens the application.</summary>
    public Task<bool> EnterAsync(string member, CancellationToken ct) =>
        callbacks.SendAsync("enter_agent", Xml(member, "event", "<Event><![CDATA[enter_agent]]></Event><EventKey></EventKey>"), ct);

    internal object Send(JsonElement body)
    {
        if (body.GetProperty("agentid").GetInt32() != account.AgentId)
            return Say.Error(40056, "invalid agentid");
        var to = body.GetProperty("touser").GetString()!.Split('|');
        var invalid = to.Where(t => !Members.ContainsKey(t)).ToList();
        if (invalid.Count == to.Length && to.Length > 1)
            return Say.Error(81013, "user & party & tag all invalid");
        var id = "msg-" + Guid.CreateVersion7().ToString("N");
        foreach (var member in to.Except(invalid, StringComparer.Ordinal))
        {
            if (!IsRepeated(member, body) && !IsTooMuch(member))
                Log.Add(Line(member, id, body));
        }

        return new { errcode = 0, errmsg = "ok", invaliduser = string.Join('|', invalid), msgid = id };
    }

    internal object Member(string id) => Members.TryGetValue(id, out var name) ? new { errcode = 0, errmsg = "ok", userid = id, name } : Say.Error(60111, "userid not found");

    private async Task<bool> SendAsync(string id, string xml, CancellationToken ct) =>
        await callbacks.SendAsync("message", xml, ct) || !Log.Lose(id);

    /// <summary>The platform drops what is too much for one member without a word.</summary>
    private bool IsTooMuch(string member)
    {
        lock (_gate)
        {
            var now = account.Clock.GetUtcNow();
            _lately.RemoveAll(l => now - l.At >= TimeSpan.FromMinutes(1));
            if (_lately.Count(l => l.Member == member) >= account.MemberPerMinute)
                return true;
            _lately.Add((member, now));
            return false;
        }
    }

    private bool IsRepeated(string member, JsonElement body)
    {
        if (!body.TryGetProperty("enable_duplicate_check", out var asked) || asked.GetInt32() == 0)
            return false;
        var interval = TimeSpan.FromSeconds(body.TryGetProperty("duplicate_check_interval", out var seconds) ? seconds.GetInt32() : 1800);
        var type = body.GetProperty("msgtype").GetString()!;
        var what = member + body.GetProperty(type).GetRawText();
        lock (_gate)
        {
            var now = account.Clock.GetUtcNow();
            var repeated = _recent.TryGetValue(what, out var last) && now - last < interval;
            _recent[what] = now;
            return repeated;
        }
    }

    private static ChatLine Line(string member, string id, JsonElement body)
    {
        var type = body.GetProperty("msgtype").GetString()!;
        var content = body.GetProperty(type);
        return type switch
        {
            "text" => new ChatLine(member, true, type, Cut(content.GetProperty("content").GetString()!), null, id, []),
            "template_card" => new ChatLine(
                member, true, type, Titled(content), null, id,
                [.. content.GetProperty("button_list").EnumerateArray().Select(b => new ChatButton(b.GetProperty("key").GetString()!, b.GetProperty("text").GetString()!))],
                content.GetProperty("task_id").GetString()),
            "markdown" => new ChatLine(member, true, type, content.GetProperty("content").GetString()!, null, id, []),
            _ => new ChatLine(member, true, type, "", content.GetProperty("media_id").GetString(), id, []),
        };
    }

    private static string Titled(JsonElement card)
    {
        var title = card.GetProperty("main_title").GetProperty("title").GetString()!;
        return card.TryGetProperty("sub_title_text", out var more) && more.GetString() is { Length: > 0 } rest ? $"{title}\n{rest}" : title;
    }

    /// <summary>The platform cuts off after 2048 bytes without a word.</summary>
    private static string Cut(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return bytes.Length <= 2048 ? text : Encoding.UTF8.GetString(bytes.AsSpan(0, 2048));
    }

    private string Xml(string member, string type, string rest) =>
        $"<xml><ToUserName><![CDATA[{account.CorpId}]]></ToUserName><FromUserName><![CDATA[{member}]]></FromUserName><CreateTime>{account.Clock.GetUtcNow().ToUnixTimeSeconds()}</CreateTime><MsgType><![CDATA[{type}]]></MsgType>{rest}<AgentID>{account.AgentId}</AgentID></xml>";
}
