using System.Collections.Concurrent;
using System.Net.WebSockets;
using Switchboard.Plugins.Contract;

namespace Switchboard.DingTalk.Tests;

/// <summary>What a host does for a channel, for one inbox, on this machine.</summary>
internal sealed class Tools(TimeProvider clock) : IChannelTools, IDisposable
{
    private readonly ConcurrentDictionary<string, (string Value, DateTimeOffset Until)> _tokens = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turn = new(1);

    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public async ValueTask<WebSocket> ConnectAsync(Uri address, CancellationToken ct)
    {
        var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(8);
        socket.Options.KeepAliveTimeout = TimeSpan.FromSeconds(8);
        await socket.ConnectAsync(address, ct);
        return socket;
    }

    public async ValueTask<string> TokenAsync(string key, Func<CancellationToken, ValueTask<ChannelToken>> fetch, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            if (_tokens.TryGetValue(key, out var known) && known.Until > clock.GetUtcNow())
                return known.Value;
            var fetched = await fetch(ct);
            _tokens[key] = (fetched.Value, clock.GetUtcNow() + fetched.Lives);
            return fetched.Value;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void ForgetToken(string key, string token)
    {
        if (_tokens.TryGetValue(key, out var known) && known.Value == token)
            _tokens.TryRemove(KeyValuePair.Create(key, known));
    }

    public void Dispose()
    {
        Http.Dispose();
        _turn.Dispose();
    }
}
