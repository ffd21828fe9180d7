using System.Globalization;
using Switchboard.AppHost.Demo.Platforms;
using Switchboard.AppHost.Orchestration;

namespace Switchboard.AppHost;

/// <summary>Where Host, the demo shops and the emulators of platforms listen.</summary>
internal sealed record StartPorts(int Host, int Sites, IReadOnlyList<int> Emulators)
{
    public string HostUrl => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Host}");

    public string SitesUrl => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Sites}");

    /// <summary>The only doors of this machine that Host may call for its companies.</summary>
    public IEnumerable<string> EmulatorAddresses => Emulators.Select(p => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{p}"));

    /// <summary>A smoke run takes free ones, so that it never meets what runs here already.</summary>
    internal static StartPorts Choose(StartOptions options)
    {
        var port = options is { Smoke: true, PortGiven: false } ? Ports.FreePair(StartOptions.SitesDistance) : options.Port;
        var ports = new StartPorts(port, port + StartOptions.SitesDistance, OfEmulators(options, port));
        Ports.DemandFree([.. Enumerable.Range(port, options.Replicas), .. options.Demo ? [ports.Sites] : Array.Empty<int>(), .. ports.Emulators]);
        return ports;
    }

    internal static IReadOnlyList<int> OfEmulators(StartOptions options, int port) =>
        options.Emulators ? [.. Enumerable.Range(port + StartOptions.EmulatorsDistance, EmulatorResource.Count)] : [];
}
