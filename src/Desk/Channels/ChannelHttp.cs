using System.Net.WebSockets;
using Switchboard.Desk.Outbound;

namespace Switchboard.Desk.Channels;

/// <summary>Connections to platforms, under the rules for all that tenants have us call.</summary>
internal sealed class ChannelHttp : IDisposable
{
    private const int LargestAnswer = 16 * 1024 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>What platforms' own clients do: a line that died without a word is noticed within half a minute.</summary>
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Unanswered = TimeSpan.FromSeconds(24);
    private readonly ChannelGuard _guard;
    private readonly HttpMessageInvoker _sockets;

    public ChannelHttp(OutboundConnections connections, OutboundOptions options, TimeProvider clock)
    {
        _guard = new ChannelGuard(connections.NewHandler(), options, clock);
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

/// <summary>Lets a request out only to an address that may be called, and waits for an answer's headers so long and no longer.</summary>
internal sealed class ChannelGuard(HttpMessageHandler inner, OutboundOptions options, TimeProvider clock) : DelegatingHandler(inner)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { } address || OutboundUrl.Complaint(address, options) is not null)
            throw new AddressRefusedException();
        using var patience = new CancellationTokenSource(Patience, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await base.SendAsync(request, ending.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException($"The platform did not answer within {Patience.TotalSeconds:0} seconds.", e);
        }
    }
}

/// <summary>What an address says already forbids it; what its name leads to fails as everything fails that cannot be reached.</summary>
internal sealed class AddressRefusedException() : HttpRequestException("This address may not be called.");
