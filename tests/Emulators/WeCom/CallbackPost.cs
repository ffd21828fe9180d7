using System.Globalization;
using System.Net;
using System.Text;

namespace Switchboard.Emulators.WeCom;

/// <summary>Calls the company back: three tries, five seconds each.</summary>
public sealed class CallbackPost(EmulatedAccount account) : IDisposable
{
    private const int Tries = 3;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private int _attempts;

    /// <summary>How many requests went out.</summary>
    public int Attempts => _attempts;

    public void Dispose() => _http.Dispose();

    /// <summary>What the console does when the address is saved: whether the plaintext came back exactly.</summary>
    public async Task<bool> VerifyAsync(CancellationToken ct)
    {
        const string Echo = "1616140317555161061";
        var encrypted = CallbackSeal.Encrypt(account.EncodingAesKey, account.CorpId, Encoding.UTF8.GetBytes(Echo));
        using var response = await _http.GetAsync(new Uri(account.Callback + Query(encrypted) + "&echostr=" + Uri.EscapeDataString(encrypted)), ct);
        return response.StatusCode == HttpStatusCode.OK && await response.Content.ReadAsStringAsync(ct) == Echo;
    }

    /// <summary>Whether one of the tries was answered with 200.</summary>
    public async Task<bool> SendAsync(string xml, CancellationToken ct)
    {
        if (account.Callback is null)
            return false;
        for (var i = 0; i < Tries; i++)
        {
            Interlocked.Increment(ref _attempts);
            if (await TryAsync(xml, ct))
                return true;
        }

        return false;
    }

    /// <summary>The request's query and body, for callers that need no network.</summary>
    public (string Query, string Body) Make(string xml)
    {
        var encrypted = CallbackSeal.Encrypt(account.EncodingAesKey, account.CorpId, Encoding.UTF8.GetBytes(xml));
        return (Query(encrypted), $"<xml><ToUserName><![CDATA[{account.CorpId}]]></ToUserName><AgentID><![CDATA[{account.AgentId}]]></AgentID><Encrypt><![CDATA[{encrypted}]]></Encrypt></xml>");
    }

    private async Task<bool> TryAsync(string xml, CancellationToken ct)
    {
        var (query, body) = Make(xml);
        using var content = new StringContent(body, Encoding.UTF8, "text/xml");
        try
        {
            using var response = await _http.PostAsync(new Uri(account.Callback + query), content, ct);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            return false;
        }
    }

    private string Query(string encrypted)
    {
        var timestamp = account.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = Guid.CreateVersion7().ToString("N")[..10];
        return $"?msg_signature={CallbackSeal.Sign(account.Token, timestamp, nonce, encrypted)}&timestamp={timestamp}&nonce={nonce}";
    }
}
