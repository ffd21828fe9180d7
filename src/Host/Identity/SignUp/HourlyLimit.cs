using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Switchboard.Host.Identity.SignUp;

/// <summary>
/// How often an hour somebody may have us write letters or open companies: by the address named, known or not, and by the network that
/// asks. Section <c>SignUp</c> of the configuration. Counted by each host for itself, as failed sign-ins are.
/// </summary>
internal sealed class HourlyLimit(IConfiguration configuration, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);
    private const int WorthSweeping = 10_000;
    private const int HouseholdBytes = 8;
    private readonly int _perAddress = configuration.GetValue("SignUp:PerAddress", 3);
    private readonly int _perNetwork = configuration.GetValue("SignUp:PerNetwork", 10);
    private readonly ConcurrentDictionary<string, (int Count, DateTimeOffset Until)> _asked = new(StringComparer.Ordinal);

    /// <summary>Null when it may go on, else how long to wait.</summary>
    internal TimeSpan? Take(string purpose, string email, IPAddress? from)
    {
        var now = clock.GetUtcNow();
        Sweep(now);
        var address = Count($"{purpose} address {email.Trim().ToUpperInvariant()}", now);
        var network = Count($"{purpose} network {NetworkOf(from)}", now);
        if (address.Count > _perAddress)
            return address.Until - now;
        return network.Count > _perNetwork ? network.Until - now : null;
    }

    /// <summary>A household has a whole /64 of IPv6: each of its addresses would be a network of its own.</summary>
    internal static string NetworkOf(IPAddress? from)
    {
        if (from is not { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false })
            return (from is { IsIPv4MappedToIPv6: true } ? from.MapToIPv4() : from)?.ToString() ?? "";
        var bytes = from.GetAddressBytes();
        bytes.AsSpan(HouseholdBytes).Clear();
        return new IPAddress(bytes).ToString();
    }

    private (int Count, DateTimeOffset Until) Count(string key, DateTimeOffset now) =>
        _asked.AddOrUpdate(key, (1, now + Window), (_, old) => old.Until <= now ? (1, now + Window) : (old.Count + 1, old.Until));

    private void Sweep(DateTimeOffset now)
    {
        if (_asked.Count < WorthSweeping)
            return;
        foreach (var (key, asked) in _asked)
        {
            if (asked.Until <= now)
                _asked.TryRemove(key, out _);
        }
    }
}
