using System.Security.Cryptography;
using System.Text;

namespace Switchboard.Connectors.DingTalk.Messages;

/// <summary>The host keeps ids of up to 200 characters.</summary>
internal static class Ids
{
    internal static string Fitting(string id) => id.Length <= 200 ? id : "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));

    /// <summary>The opaque kind that only a session webhook reaches; members of the organisation have a staff id.</summary>
    internal static bool IsOpaque(string personId) => personId.StartsWith("$:", StringComparison.Ordinal);
}
