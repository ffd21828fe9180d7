using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using Switchboard.Emulators.Pages;

namespace Switchboard.Emulators.WeCom;

/// <summary>Calls the company back: three tries, five seconds each.</summary>
public sealed class CallbackPost(EmulatedAccount account) : IDisposable
{
    private const int Tries = 3;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private int _attempts;

    /// <summary>What went out, in order.</summary>
    public ConcurrentQueue<CallbackNote> Notes { get; } = new();

    /// <summary>How many requests went out.</summary>
    public int Attempts => _attempts;

    public void Dispose() => _http.Dispose();

    /// <summary>What the console does when the settings are saved: they stay only when the address answers.</summary>
    public async Task<Told> SaveAsync(string address, string token, string encodingAesKey, CancellationToken ct)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url))
            return new Told(false, "URL 不合法 / not an address");
        if (encodingAesKey.Length != 43)
            return new Told(false, "EncodingAESKey 必须是 43 位 / must have 43 characters");
        var before = (account.Callback, account.Token, account.EncodingAesKey);
        (account.Callback, account.Token, account.EncodingAesKey) = (url, token, encodingAesKey);
        if (await VerifyAsync(ct))
            return Told.Nothing;
        (account.Callback, account.Token, account.EncodingAesKey) = before;
        return new Told(false, "openapi回调地址请求不通过 / the address did not answer as it should");
    }

    /// <summary>What the console does when the address is saved: whether the plaintext came back exactly.</summary>
    public async Task<bool> VerifyAsync(CancellationToken ct)
    {
        const string Echo = "1616140317555161061";
        var encrypted = CallbackSeal.Encrypt(account.EncodingAesKey, account.CorpId, Encoding.UTF8.GetBytes(Echo));
        try
        {
            using var response = await _http.GetAsync(new Uri(account.Callback + Query(encrypted) + "&echostr=" + Uri.EscapeDataString(encrypted)), ct);
            return response.StatusCode == HttpStatusCode.OK && await response.Content.ReadAsStringAsync(ct) == Echo;
        }
        catch (HttpRequestException)
        {
            // Nobody listens there: the console says the same as for a wrong answer.
            return false;
        }
    }

    /// <summary>Whether one of the tries was answered with 200.</summary>
    public async Task<bool> SendAsync(string what, string xml, CancellationToken ct)
    {
        if (account.Callback is null)
            return false;
        var (at, answer, tries) = (account.Clock.GetUtcNow(), "", 0);
        while (tries < Tries && answer != "200")
        {
            Interlocked.Increment(ref _attempts);
            answer = await TryAsync(xml, ct);
            tries++;
        }

        Notes.Enqueue(new CallbackNote(at, what, tries, answer == "200", answer, Next: null));
        return answer == "200";
    }

    /// <summary>The request's query and body, for callers that need no network.</summary>
    public (string Query, string Body) Make(string xml)
    {
        var encrypted = CallbackSeal.Encrypt(account.EncodingAesKey, account.CorpId, Encoding.UTF8.GetBytes(xml));
        return (Query(encrypted), $"<xml><ToUserName><![CDATA[{account.CorpId}]]></ToUserName><AgentID><![CDATA[{account.AgentId}]]></AgentID><Encrypt><![CDATA[{encrypted}]]></Encrypt></xml>");
    }

    /// <summary>The status, or why there is none.</summary>
    private async Task<string> TryAsync(string xml, CancellationToken ct)
    {
        var (query, body) = Make(xml);
        using var content = new StringContent(body, Encoding.UTF8, "text/xml");
        try
        {
            using var response = await _http.PostAsync(new Uri(account.Callback + query), content, ct);
            return ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            return e.GetType().Name;
        }
    }

    private string Query(string encrypted)
    {
        var timestamp = account.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = Guid.CreateVersion7().ToString("N")[..10];
        return $"?msg_signature={CallbackSeal.Sign(account.Token, timestamp, nonce, encrypted)}&timestamp={timestamp}&nonce={nonce}";
    }
}
