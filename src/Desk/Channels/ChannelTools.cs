using System.Net.WebSockets;
using Switchboard.Plugins.Contract;

namespace Switchboard.Desk.Channels;

/// <summary>What we do for a channel during one call.</summary>
internal sealed class ChannelTools : IChannelTools, IDisposable
{
    private readonly PlatformAsks _asks = new();
    private readonly ChannelHttp _http;
    private readonly ChannelTokens _tokens;
    private readonly PluginCall _call;
    private readonly Func<CancellationToken, Task>? _connected;

    /// <param name="http">The way out.</param>
    /// <param name="tokens">Those that are remembered.</param>
    /// <param name="call">For whom.</param>
    /// <param name="connected">Told of each WebSocket that is open.</param>
    public ChannelTools(ChannelHttp http, ChannelTokens tokens, PluginCall call, Func<CancellationToken, Task>? connected = null)
    {
        (_http, _tokens, _call, _connected) = (http, tokens, call, connected);
        Http = http.NewClient(_asks);
    }

    public HttpClient Http { get; }

    public async ValueTask<WebSocket> ConnectAsync(Uri address, CancellationToken ct)
    {
        var socket = await _http.ConnectAsync(address, ct);
        if (_connected is null)
            return socket;
        try
        {
            await _connected(ct);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public ValueTask<string> TokenAsync(string key, Func<CancellationToken, ValueTask<ChannelToken>> fetch, CancellationToken ct) =>
        _tokens.GetAsync(_call, key, stop => _asks.WithinTokenAsync(fetch, stop), ct);

    public void ForgetToken(string key, string token)
    {
        _asks.TakeBack();
        _tokens.Forget(_call, key, token);
    }

    /// <inheritdoc cref="PlatformAsks.End"/>
    public bool End() => _asks.End();

    /// <summary>The client ends with the call; the connections behind it stay for the next.</summary>
    public void Dispose() => Http.Dispose();
}
