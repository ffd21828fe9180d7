using System.Net;
using System.Net.Sockets;

namespace Switchboard.Desk.Outbound;

/// <summary>
/// Calls addresses that tenants name. A name is looked up once for each connection, every address it has is judged, and the connection goes
/// to one of those just judged: a second look-up that says something else is never asked for. Closed, filtered, forbidden and unknown fail
/// alike, after the same time, so that nobody can map our network by listening to how we fail.
/// </summary>
internal sealed class OutboundConnections(INameLookup names, OutboundOptions options, TimeProvider clock)
{
    private const int MostHeaderKilobytes = 16;

    /// <summary>A handler that goes nowhere but where the rules allow: no proxy, no redirect, no cookie, nothing unpacked.</summary>
    internal SocketsHttpHandler NewHandler() => new()
    {
        ConnectCallback = (context, ct) => ConnectAsync(context.DnsEndPoint, ct),
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        MaxResponseHeadersLength = MostHeaderKilobytes,
        MaxResponseDrainSize = 0,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
    };

    private async ValueTask<Stream> ConnectAsync(DnsEndPoint target, CancellationToken ct)
    {
        var began = clock.GetTimestamp();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(options.ConnectTime);
        try
        {
            var addresses = await JudgedAsync(target, patience.Token);
            return await OpenAsync(addresses, target.Port, patience.Token);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or UnreachableException && !ct.IsCancellationRequested)
        {
            // One ending for all of them; which it was stays here.
            var left = options.ConnectTime - clock.GetElapsedTime(began);
            if (left > TimeSpan.Zero)
                await Task.Delay(left, clock, ct);
            throw new UnreachableException();
        }
    }

    /// <summary>One address that may not be called spoils the name: a mixed answer is how a public name smuggles in a private one.</summary>
    private async Task<IPAddress[]> JudgedAsync(DnsEndPoint target, CancellationToken ct)
    {
        var addresses = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await names.FindAsync(target.Host, ct);
        if (addresses.Length == 0 || (!options.Allows(target.Host, target.Port) && !Array.TrueForAll(addresses, AddressRules.IsPublic)))
            throw new UnreachableException();
        return addresses;
    }

    private static async Task<Stream> OpenAsync(IPAddress[] addresses, int port, CancellationToken ct)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>The other side cannot be reached, for whatever reason.</summary>
internal sealed class UnreachableException() : IOException("The address cannot be reached.");
