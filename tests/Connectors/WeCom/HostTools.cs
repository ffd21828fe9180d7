using System.Net.WebSockets;
using Switchboard.Plugins.Contract;

namespace Switchboard.WeCom.Tests;

/// <summary>What the host does for a channel, in memory: tokens are fetched by one caller while the others wait.</summary>
internal sealed class HostTools(TimeProvider clock) : IChannelTools, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<string, (string Value, DateTimeOffset Ends)> _tokens = new(StringComparer.Ordinal);

    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public ValueTask<WebSocket> ConnectAsync(Uri address, CancellationToken ct) => throw new NotSupportedException();

    public async ValueTask<string> TokenAsync(string key, Func<CancellationToken, ValueTask<ChannelToken>> fetch, CancellationToken ct)
    {
        if (Known(key) is { } known)
            return known;
        await _turn.WaitAsync(ct);
        try
        {
            if (Known(key) is { } fetchedMeanwhile)
                return fetchedMeanwhile;
            var token = await fetch(ct);
            lock (_tokens)
                _tokens[key] = (token.Value, clock.GetUtcNow() + token.Lives);
            return token.Value;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void ForgetToken(string key, string token)
    {
        lock (_tokens)
        {
            if (_tokens.TryGetValue(key, out var known) && known.Value == token)
                _tokens.Remove(key);
        }
    }

    private string? Known(string key)
    {
        lock (_tokens)
            return _tokens.TryGetValue(key, out var known) && known.Ends > clock.GetUtcNow() ? known.Value : null;
    }

    public void Dispose()
    {
        Http.Dispose();
        _turn.Dispose();
    }
}
