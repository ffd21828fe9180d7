using System.Buffers;
using System.Net;

namespace Switchboard.Desk.Outbound;

/// <summary>Which addresses a tenant may have us call, as far as the text tells. What a name leads to is looked at each time we connect.</summary>
internal static class OutboundUrl
{
    internal const int Longest = 2_000;
    private const string NotPublic = "must lead to the public internet by a host's full name, such as https://hooks.example.com/support.";
    private static readonly int[] Ports = [80, 443, 8443];
    private static readonly string[] OwnNetworks = ["localhost", "local", "internal", "intranet", "lan", "home", "corp", "private", "arpa", "onion"];

    // Other characters are read one way by us and another way by the next program; a name in another script has its xn-- form.
    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?[]!$&'()*+,;=%");

    /// <summary>The address to call, or what is wrong with it as a sentence without its subject.</summary>
    internal static (Uri? Url, string? Complaint) Read(string text, OutboundOptions options)
    {
        if (text.Length is 0 or > Longest)
            return (null, $"must have 1 to {Longest} characters.");
        if (text.AsSpan().ContainsAnyExcept(Plain))
            return (null, "must be written in plain ASCII without user name, @, #, backslash or space; a name in another script has its xn-- form.");
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || !text.StartsWith(url.Scheme + "://", StringComparison.OrdinalIgnoreCase))
            return (null, "must be a full address such as https://hooks.example.com/support.");
        return Complaint(url, options) is { } complaint ? (null, complaint) : (url, null);
    }

    /// <summary>The same for an address that is one already, of a web socket as well; null when it may be called.</summary>
    internal static string? Complaint(Uri url, OutboundOptions options)
    {
        if (!url.IsAbsoluteUri || url.UserInfo.Length > 0)
            return "must be a full address without a user name.";
        if (url.Scheme == Uri.UriSchemeWs || url.Scheme == Uri.UriSchemeWss)
            return Complaint(new UriBuilder(url) { Scheme = url.Scheme == Uri.UriSchemeWss ? Uri.UriSchemeHttps : Uri.UriSchemeHttp }.Uri, options);
        if (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp)
            return "must begin with https://.";
        if (options.Allows(url.IdnHost, url.Port))
            return null;
        if (url.Scheme == Uri.UriSchemeHttp && !options.AllowHttp)
            return "must begin with https://.";
        if (!Ports.Contains(url.Port))
            return "must use port 443, 8443 or 80.";
        return MayBePublic(url) ? null : NotPublic;
    }

    /// <summary>.NET reads 127.1, 0x7f000001 and 2130706433 as the addresses they are; what it does not read so, but others do, ends in a number.</summary>
    private static bool MayBePublic(Uri url)
    {
        if (url.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6)
            return IPAddress.TryParse(url.IdnHost, out var address) && AddressRules.IsPublic(address);
        if (url.HostNameType != UriHostNameType.Dns)
            return false;
        var labels = url.IdnHost.TrimEnd('.').Split('.');
        return labels.Length > 1 && !char.IsAsciiDigit(labels[^1][0]) && !OwnNetworks.Contains(labels[^1], StringComparer.OrdinalIgnoreCase);
    }
}
