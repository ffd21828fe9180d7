using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Switchboard.Connectors.DingTalk.Callbacks;

/// <summary>The headers <c>timestamp</c> and <c>sign</c> of a robot's callback. They say nothing of its body.</summary>
internal static class RobotSignature
{
    /// <summary>The platform's own rule for how old a callback may be.</summary>
    internal static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>Why the pair is not the platform's, or null.</summary>
    internal static string? Complaint(string? timestamp, string? sign, string secret, DateTimeOffset now)
    {
        if (secret.Length == 0)
            return "the inbox has no client secret";
        if (timestamp is null || sign is null)
            return "timestamp or sign is missing";
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var sent))
            return "timestamp is no number";
        if (Math.Abs((decimal)sent - now.ToUnixTimeMilliseconds()) > (decimal)Window.TotalMilliseconds)
            return "timestamp is more than an hour off";

        // The text and not its bytes are compared: of base64 several texts are the same bytes.
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sign), Encoding.UTF8.GetBytes(Sign(timestamp, secret))) ? null : "sign is wrong";
    }

    internal static string Sign(string timestamp, string secret) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(timestamp + "\n" + secret)));
}
