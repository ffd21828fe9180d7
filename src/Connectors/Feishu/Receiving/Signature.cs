using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.Feishu.Receiving;

/// <summary>SHA-256 over timestamp, nonce, Encrypt Key and the bytes of the body.</summary>
internal static class Signature
{
    /// <summary>The platform repeats an event for 7.1 h, and nobody says whether with the old timestamp.</summary>
    private static readonly TimeSpan Past = TimeSpan.FromHours(8);
    private static readonly TimeSpan Future = TimeSpan.FromMinutes(15);

    internal static bool IsRight(CallbackRequest request, string key, DateTimeOffset now)
    {
        if (request.Headers.GetValueOrDefault("X-Lark-Request-Timestamp") is not { Length: > 0 and <= 20 } timestamp
            || request.Headers.GetValueOrDefault("X-Lark-Request-Nonce") is not { Length: > 0 and <= 200 } nonce
            || request.Headers.GetValueOrDefault("X-Lark-Signature") is not { Length: 64 } signature)
            return false;
        if (!IsRecent(timestamp, now) || signature.AsSpan().ContainsAnyExcept("0123456789abcdef"))
            return false;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(timestamp + nonce + key));
        hash.AppendData(request.Body.Span);
        return CryptographicOperations.FixedTimeEquals(hash.GetHashAndReset(), Convert.FromHexString(signature));
    }

    private static bool IsRecent(string timestamp, DateTimeOffset now)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return false;
        var at = now.ToUnixTimeSeconds();
        return seconds >= at - (long)Past.TotalSeconds && seconds <= at + (long)Future.TotalSeconds;
    }
}
