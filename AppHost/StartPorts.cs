using System.Globalization;
using Switchboard.AppHost.Orchestration;

namespace Switchboard.AppHost;

/// <summary>Where Host and the demo shops listen.</summary>
internal sealed record StartPorts(int Host, int Sites)
{
    public string HostUrl => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Host}");

    public string SitesUrl => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Sites}");

    /// <summary>A smoke run takes free ones, so that it never meets what runs here already.</summary>
    internal static StartPorts Choose(StartOptions options)
    {
        var port = options is { Smoke: true, PortGiven: false } ? Ports.FreePair(StartOptions.SitesDistance) : options.Port;
        var ports = new StartPorts(port, port + StartOptions.SitesDistance);
        Ports.DemandFree([.. Enumerable.Range(port, options.Replicas), .. options.Demo ? [ports.Sites] : Array.Empty<int>()]);
        return ports;
    }
}
