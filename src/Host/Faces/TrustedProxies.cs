using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Switchboard.Host.Faces;

/// <summary>
/// Proxies in front of us that are believed when they say from where and whether by TLS somebody came: <c>Proxy:Trusted</c>,
/// addresses and networks with commas between. Nobody else is: who came straight to us could say anything.
/// </summary>
internal static class TrustedProxies
{
    internal const string Setting = "Proxy:Trusted";

    /// <summary>Why the setting cannot be understood, in one sentence; null when it can.</summary>
    internal static string? Complaint(IConfiguration configuration) =>
        Words(configuration).FirstOrDefault(w => !IPAddress.TryParse(w, out _) && !System.Net.IPNetwork.TryParse(w, out _)) is { } strange
            ? $"Proxy__Trusted names '{strange}', which is neither an address nor a network such as 10.0.0.0/8."
            : null;

    internal static void UseTrustedProxies(this WebApplication app)
    {
        // The host's own name is never taken from a header: Public:BaseUrl says it.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var word in Words(app.Configuration))
        {
            if (IPAddress.TryParse(word, out var address))
                options.KnownProxies.Add(address);
            else
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(word));
        }

        // With both lists empty the framework would believe everybody.
        if (options.KnownProxies.Count + options.KnownIPNetworks.Count > 0)
            app.UseForwardedHeaders(options);
    }

    private static string[] Words(IConfiguration configuration) =>
        configuration[Setting]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
