using System.Net;
using System.Net.Sockets;

namespace Switchboard.Desk.Outbound;

/// <summary>Which addresses belong to the public internet. Everything else is somebody's own network, ours above all, and is never called for a tenant.</summary>
internal static class AddressRules
{
    private static readonly IPNetwork[] NotPublic =
    [
        .. ((string[])[
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",

            // A virtual machine's own host at one large cloud; it looks public and is not.
            "168.63.129.16/32",

            // Protocols, Teredo among them; documentation; 6to4, which carries an IPv4 address.
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        ]).Select(n => IPNetwork.Parse(n)),
    ];

    internal static bool IsPublic(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !InAny(address),
        AddressFamily.InterNetworkV6 => IsGlobalSix(address) && !InAny(address),
        _ => false,
    };

    /// <summary>IPv6 is public in 2000::/3 only: what wraps an IPv4 address (mapped, NAT64), loopback, unique local, link-local and multicast lie outside.</summary>
    private static bool IsGlobalSix(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        return address.TryWriteBytes(bytes, out _) && bytes[0] >> 5 == 1;
    }

    private static bool InAny(IPAddress address)
    {
        foreach (var network in NotPublic)
        {
            if (network.BaseAddress.AddressFamily == address.AddressFamily && network.Contains(address))
                return true;
        }

        return false;
    }
}
