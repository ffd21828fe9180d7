using System.Buffers.Text;
using System.Text;

namespace Switchboard.Host.GraphQL;

/// <summary>An id that says what it is the id of, as Relay's specification of object identification wants it. Opaque, and never trusted for more than a look-up within the caller's tenant.</summary>
internal static class GlobalId
{
    internal static string Write(string type, object key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{type}:{key}"));

    /// <summary>False for anything that we did not write.</summary>
    internal static bool TryRead(string id, out string type, out string key)
    {
        (type, key) = ("", "");
        if (id.Length > 200 || !Base64Url.IsValid(id))
            return false;
        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(id));
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
            return false;
        (type, key) = (text[..colon], text[(colon + 1)..]);
        return true;
    }
}
