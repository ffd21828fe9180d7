using System.Security.Cryptography;
using System.Text;

namespace Switchboard.Connectors.WeCom;

/// <summary>Ids of what has none of its own.</summary>
internal static class EventIds
{
    private const int Longest = 200;

    /// <summary>The parts one after another; their hash where that is longer than the host takes.</summary>
    internal static string Of(params ReadOnlySpan<string> parts)
    {
        var id = string.Join('|', parts!);
        return id.Length <= Longest ? id : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
    }
}
