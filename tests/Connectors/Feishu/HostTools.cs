using System.Collections.Concurrent;
using System.Net.WebSockets;
using Switchboard.Plugins.Contract;

namespace Switchboard.Feishu.Tests;

/// <summary>What the host does for a channel, as small as it can be: one caller fetches a token while the others wait.</summary>
internal sealed class HostTools : IChannelTools, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ConcurrentDictionary<string, string> _tokens = new(StringComparer.Ordinal);

    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(20) };

    internal int Fetched { get; private set; }

    public async ValueTask<WebSocket> ConnectAsync(Uri address, CancellationToken ct)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(address, ct);
        return socket;
    }

    public async ValueTask<string> TokenAsync(string key, Func<CancellationToken, ValueTask<ChannelToken>> fetch, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            if (_tokens.TryGetValue(key, out var token))
                return token;
            Fetched++;
            return _tokens[key] = (await fetch(ct)).Value;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void ForgetToken(string key, string token) => _tokens.TryRemove(KeyValuePair.Create(key, token));

    public void Dispose()
    {
        Http.Dispose();
        _turn.Dispose();
    }
}
