using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Switchboard.Client;

/// <summary>
/// Proves that a webhook comes from Switchboard and is new, as Standard Webhooks has it. Give it the body's bytes as they came: once
/// parsed and written again they are others.
/// </summary>
public sealed class WebhookVerifier
{
    /// <summary>The header that names the event; the same for every delivery of it.</summary>
    public const string IdHeader = "webhook-id";

    /// <summary>The header that says when this delivery was signed.</summary>
    public const string TimestampHeader = "webhook-timestamp";

    /// <summary>The header with one or more signatures.</summary>
    public const string SignatureHeader = "webhook-signature";

    private const string SecretPrefix = "whsec_";
    private const string Symmetric = "v1,";
    private readonly byte[][] _keys;
    private readonly TimeSpan _tolerance;
    private readonly TimeProvider _clock;

    /// <param name="secret">The endpoint's secret, <c>whsec_…</c>.</param>
    /// <param name="clock">The time; the system's when not said.</param>
    public WebhookVerifier(string secret, TimeProvider? clock = null)
        : this([secret], clock)
    {
    }

    /// <param name="secrets">All that count, as while one is replaced by another.</param>
    /// <param name="clock">The time; the system's when not said.</param>
    /// <param name="tolerance">How far a delivery's time may be from ours, either way; five minutes when not said.</param>
    public WebhookVerifier(IEnumerable<string> secrets, TimeProvider? clock = null, TimeSpan? tolerance = null)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        _keys = [.. secrets.Select(KeyOf)];
        if (_keys.Length == 0)
            throw new ArgumentException("A verifier needs a secret.", nameof(secrets));
        _tolerance = tolerance ?? TimeSpan.FromMinutes(5);
        _clock = clock ?? TimeProvider.System;
    }

    /// <summary>The event, once proven.</summary>
    /// <param name="body">The bytes as they came.</param>
    /// <param name="header">Gives a header by its name, or null.</param>
    /// <exception cref="WebhookException">It is not proven; answer 400 and do nothing.</exception>
    public WebhookEvent Verify(ReadOnlySpan<byte> body, Func<string, string?> header)
    {
        ArgumentNullException.ThrowIfNull(header);
        return Verify(body, header(IdHeader), header(TimestampHeader), header(SignatureHeader));
    }

    /// <summary>The event, once proven.</summary>
    /// <param name="body">The bytes as they came.</param>
    /// <param name="id">The header <c>webhook-id</c>.</param>
    /// <param name="timestamp">The header <c>webhook-timestamp</c>.</param>
    /// <param name="signature">The header <c>webhook-signature</c>.</param>
    /// <exception cref="WebhookException">It is not proven; answer 400 and do nothing.</exception>
    public WebhookEvent Verify(ReadOnlySpan<byte> body, string? id, string? timestamp, string? signature)
    {
        if (string.IsNullOrEmpty(id) || string.IsNullOrEmpty(timestamp) || string.IsNullOrEmpty(signature))
            throw new WebhookException(WebhookFault.HeaderMissing, $"A webhook has the headers {IdHeader}, {TimestampHeader} and {SignatureHeader}.");
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            throw new WebhookException(WebhookFault.HeaderUnreadable, $"{TimestampHeader} must be seconds since 1970.");
        if (Math.Abs((decimal)_clock.GetUtcNow().ToUnixTimeSeconds() - seconds) > (decimal)_tolerance.TotalSeconds)
            throw new WebhookException(WebhookFault.OutOfTime, "The webhook was signed too long ago, or in the future: it is a repetition, or a clock is wrong.");
        if (!IsSigned(body, id, timestamp, signature))
            throw new WebhookException(WebhookFault.SignatureWrong, "No signature fits: another secret, or the body is not as it was sent.");
        return WebhookEvent.Read(id, body);
    }

    private static byte[] KeyOf(string secret)
    {
        var text = secret.StartsWith(SecretPrefix, StringComparison.Ordinal) ? secret[SecretPrefix.Length..] : secret;
        var key = new byte[text.Length];
        return Convert.TryFromBase64String(text, key, out var length) && length > 0
            ? key[..length]
            : throw new ArgumentException($"A webhook's secret is {SecretPrefix} and base64.", nameof(secret));
    }

    /// <summary>Every signature is compared with every secret's, so that the time taken tells nothing.</summary>
    private bool IsSigned(ReadOnlySpan<byte> body, string id, string timestamp, string signature)
    {
        var head = Encoding.UTF8.GetBytes($"{id}.{timestamp}.");
        var content = new byte[head.Length + body.Length];
        head.CopyTo(content, 0);
        body.CopyTo(content.AsSpan(head.Length));

        var fits = false;
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> right = stackalloc byte[HMACSHA256.HashSizeInBytes];
        foreach (var key in _keys)
        {
            HMACSHA256.HashData(key, content, right);
            foreach (var part in signature.Split(' '))
            {
                if (part.StartsWith(Symmetric, StringComparison.Ordinal) && Convert.TryFromBase64String(part[Symmetric.Length..], given, out var length) && length == right.Length)
                    fits |= CryptographicOperations.FixedTimeEquals(given, right);
            }
        }

        return fits;
    }
}
