using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace Switchboard.Host.Identity.SingleSignOn.OpenId;

/// <summary>A key that a provider published (RFC 7517), if it is one that we believe: RSA of 2048 bits or more, or P-256.</summary>
internal sealed class ProviderKey
{
    internal static readonly string[] Algorithms = ["RS256", "PS256", "ES256"];
    private const int Most = 50;
    private readonly RSAParameters? _rsa;
    private readonly ECParameters? _ec;
    private readonly string? _algorithm;

    private ProviderKey(string? id, string? algorithm, RSAParameters? rsa, ECParameters? ec) => (Id, _algorithm, _rsa, _ec) = (id, algorithm, rsa, ec);

    internal string? Id { get; }

    /// <summary>All that are of use; the rest is passed over, because providers publish other keys beside.</summary>
    internal static IReadOnlyList<ProviderKey> Read(JsonElement document) =>
        document.ValueKind == JsonValueKind.Object && document.TryGetProperty("keys", out var keys) && keys.ValueKind == JsonValueKind.Array
            ? [.. keys.EnumerateArray().Take(Most).Select(Of).OfType<ProviderKey>()]
            : [];

    /// <summary>Whether this key may be used with that algorithm at all: a public key is never a shared secret.</summary>
    internal bool Fits(string algorithm) => (_algorithm is null || _algorithm == algorithm) && (algorithm is "RS256" or "PS256" ? _rsa is not null : algorithm == "ES256" && _ec is not null);

    internal bool Verifies(string algorithm, byte[] data, byte[] signature)
    {
        if (_ec is { } point)
        {
            using var ec = ECDsa.Create(point);
            return ec.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }

        using var rsa = RSA.Create(_rsa!.Value);
        return rsa.VerifyData(data, signature, HashAlgorithmName.SHA256, algorithm == "PS256" ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1);
    }

    private static ProviderKey? Of(JsonElement jwk)
    {
        if (ProviderAnswer.Text(jwk, "use") is not (null or "sig"))
            return null;
        var (id, algorithm) = (ProviderAnswer.Text(jwk, "kid"), ProviderAnswer.Text(jwk, "alg"));
        return ProviderAnswer.Text(jwk, "kty") switch
        {
            "RSA" when Bytes(jwk, "n") is { Length: >= 256 and <= 1024 } n && Bytes(jwk, "e") is { Length: > 0 and <= 8 } e => Usable(new ProviderKey(id, algorithm, new RSAParameters { Modulus = n, Exponent = e }, null)),
            "EC" when ProviderAnswer.Text(jwk, "crv") == "P-256" && Bytes(jwk, "x") is { Length: 32 } x && Bytes(jwk, "y") is { Length: 32 } y =>
                Usable(new ProviderKey(id, algorithm, null, new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = x, Y = y } })),
            _ => null,
        };
    }

    /// <summary>A point beside the curve or numbers that make no key are passed over, too.</summary>
    private static ProviderKey? Usable(ProviderKey key)
    {
        try
        {
            _ = key.Verifies("RS256", [], new byte[64]);
            return key;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static byte[]? Bytes(JsonElement jwk, string name) => ProviderAnswer.Text(jwk, name) is { } text && Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
}
