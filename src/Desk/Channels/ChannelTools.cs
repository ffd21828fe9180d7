using System.Net.WebSockets;
using Switchboard.Plugins.Contract;

namespace Switchboard.Desk.Channels;

/// <summary>What we do for a channel during one call.</summary>
internal sealed class ChannelTools(ChannelHttp http, ChannelTokens tokens, PluginCall call) : IChannelTools, IDisposable
{
    private readonly HttpClient _client = http.NewClient();

    public HttpClient Http => _client;

    public ValueTask<WebSocket> ConnectAsync(Uri address, CancellationToken ct) => http.ConnectAsync(address, ct);

    public ValueTask<string> TokenAsync(string key, Func<CancellationToken, ValueTask<ChannelToken>> fetch, CancellationToken ct) => tokens.GetAsync(call, key, fetch, ct);

    public void ForgetToken(string key, string token) => tokens.Forget(call, key, token);

    /// <summary>The client ends with the call; the connections behind it stay for the next.</summary>
    public void Dispose() => _client.Dispose();
}
