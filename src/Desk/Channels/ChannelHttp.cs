using System.Net.WebSockets;
using Switchboard.Desk.Outbound;

namespace Switchboard.Desk.Channels;

/// <summary>Connections to platforms, under the rules for all that tenants have us call.</summary>
internal sealed class ChannelHttp : IDisposable
{
    private const int LargestAnswer = 16 * 1024 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>What platforms' own clients do: a line that died without a word is noticed within half a minute.</summary>
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Unanswered = TimeSpan.FromSeconds(24);
    private readonly OutboundGuard _guard;
    private readonly HttpMessageInvoker _sockets;

    public ChannelHttp(OutboundConnections connections, OutboundOptions options, TimeProvider clock)
    {
        _guard = new OutboundGuard(connections.NewHandler(), options, Patience, clock);
        _sockets = new HttpMessageInvoker(_guard, disposeHandler: false);
    }

    public HttpClient NewClient(PlatformAsks asks) => new(new CountedAsks(asks, _guard), disposeHandler: false) { Timeout = Longest, MaxResponseContentBufferSize = LargestAnswer };

    public async ValueTask<WebSocket> ConnectAsync(Uri address, CancellationToken ct)
    {
        var socket = new ClientWebSocket { Options = { KeepAliveInterval = KeepAlive, KeepAliveTimeout = Unanswered } };
        try
        {
            await socket.ConnectAsync(address, _sockets, ct);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _sockets.Dispose();
        _guard.Dispose();
    }
}
