using System.Net;

namespace Switchboard.Desk.Outbound;

/// <summary>What a name leads to right now.</summary>
public interface INameLookup
{
    Task<IPAddress[]> FindAsync(string host, CancellationToken ct);
}

/// <summary>The machine's own resolver.</summary>
internal sealed class SystemNames : INameLookup
{
    public Task<IPAddress[]> FindAsync(string host, CancellationToken ct) => Dns.GetHostAddressesAsync(host, ct);
}
