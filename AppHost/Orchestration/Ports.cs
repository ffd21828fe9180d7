using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Switchboard.AppHost.Orchestration;

internal static class Ports
{
    internal static void DemandFree(IEnumerable<int> ports)
    {
        foreach (var port in ports)
        {
            if (!IsFree(port))
                throw new PrerequisiteException($"Port {port.ToString(CultureInfo.InvariantCulture)} is in use: stop what uses it, or choose another with --port.");
        }
    }

    /// <summary>A port whose companion is free too.</summary>
    internal static int FreePair(int distance)
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var port = ((IPEndPoint)listener.LocalEndpoint).Port;
            if (port + distance <= IPEndPoint.MaxPort && IsFree(port + distance))
                return port;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
