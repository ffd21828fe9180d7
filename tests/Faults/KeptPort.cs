using System.Net;
using System.Net.Sockets;

namespace Switchboard.Faults;

/// <summary>A port that stays ours while nobody listens on it: below those that the system gives to connections and to whoever asks for any.</summary>
internal static class KeptPort
{
    private const int First = 20_000;
    private const int Last = 32_000;

    internal static int Take()
    {
        while (true)
        {
            var port = Random.Shared.Next(First, Last);
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, port);
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody listens there.
            }
        }
    }
}
