using Switchboard.Desk.Outbound;
using Switchboard.Plugins.Contract;

namespace Switchboard.Desk.Knowledge.Vectors;

/// <summary>Connections to the services that make vectors, under the rules for all that tenants have us call.</summary>
internal sealed class EmbeddingHttp : IDisposable
{
    /// <summary>Five hundred vectors of four thousand numbers, written out.</summary>
    private const int LargestAnswer = 32 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly OutboundGuard _guard;

    public EmbeddingHttp(OutboundConnections connections, OutboundOptions options, TimeProvider clock)
    {
        var handler = connections.NewHandler();

        // A search has no time to greet the service anew.
        handler.PooledConnectionIdleTimeout = handler.PooledConnectionLifetime;
        _guard = new OutboundGuard(handler, options, Patience, clock);
    }

    /// <summary>For one call: what a plugin does to its client is no other tenant's.</summary>
    public EmbeddingTools NewTools() => new(new HttpClient(_guard, disposeHandler: false) { MaxResponseContentBufferSize = LargestAnswer });

    public void Dispose() => _guard.Dispose();
}

/// <summary>What we do for an embedder during one call.</summary>
internal sealed class EmbeddingTools(HttpClient http) : IEmbeddingTools, IDisposable
{
    public HttpClient Http => http;

    public void Dispose() => http.Dispose();
}
