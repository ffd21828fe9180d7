using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Switchboard.Desk.Webhooks;

/// <summary>Signing by Standard Webhooks: HMAC-SHA256 over id, time and body, with a key that is written <c>whsec_</c> and base64.</summary>
internal static class WebhookSecret
{
    /// <summary>What it is encrypted for.</summary>
    internal const string Purpose = "webhook.secret";

    private const string Prefix = "whsec_";
    private const int KeyBytes = 32;

    internal static string New() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>One signature for each secret, newest first.</summary>
    internal static string Sign(IReadOnlyList<string> secrets, string id, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        var head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{at.ToUnixTimeSeconds()}."));
        var signed = new byte[head.Length + body.Length];
        head.CopyTo(signed.AsSpan());
        body.CopyTo(signed.AsSpan(head.Length));
        return string.Join(' ', secrets.Select(s => "v1," + Convert.ToBase64String(HMACSHA256.HashData(Key(s), signed))));
    }

    private static byte[] Key(string secret) => Convert.FromBase64String(secret[Prefix.Length..]);
}
