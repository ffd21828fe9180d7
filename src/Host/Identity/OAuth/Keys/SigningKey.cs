using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Switchboard.Host.Identity.OAuth.Keys;

/// <summary>A key that signs tokens for a while, is published before that and stays published until the last of them has ended.</summary>
internal sealed class SigningKey
{
    internal const string Es256 = "ES256";
    internal const string Rs256 = "RS256";

    private readonly byte[] _pkcs8;

    // The framework's keys are not made to be used by several at once.
    private readonly ConcurrentBag<AsymmetricAlgorithm> _idle = [];

    internal SigningKey(string id, string algorithm, byte[] pkcs8, SigningTimes times)
    {
        (Id, Algorithm, _pkcs8, Times) = (id, algorithm, pkcs8, times);
        PublicJwk = Describe();
    }

    internal string Id { get; }

    internal string Algorithm { get; }

    internal SigningTimes Times { get; }

    /// <summary>As RFC 7517 writes it; no private part.</summary>
    internal IReadOnlyDictionary<string, string> PublicJwk { get; }

    internal static byte[] New(string algorithm)
    {
        using AsymmetricAlgorithm key = algorithm == Es256 ? ECDsa.Create(ECCurve.NamedCurves.nistP256) : RSA.Create(2048);
        return key.ExportPkcs8PrivateKey();
    }

    internal byte[] Sign(byte[] data) => Use(key => key is ECDsa ec
        ? ec.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)
        : ((RSA)key).SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    internal bool Verifies(byte[] data, byte[] signature) => Use(key => key is ECDsa ec
        ? ec.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)
        : ((RSA)key).VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    private T Use<T>(Func<AsymmetricAlgorithm, T> work)
    {
        if (!_idle.TryTake(out var key))
            key = Open();
        var result = work(key);
        _idle.Add(key);
        return result;
    }

    private AsymmetricAlgorithm Open()
    {
        AsymmetricAlgorithm key = Algorithm == Es256 ? ECDsa.Create() : RSA.Create();
        key.ImportPkcs8PrivateKey(_pkcs8, out _);
        return key;
    }

    private Dictionary<string, string> Describe() => Use(key =>
    {
        var jwk = new Dictionary<string, string>(StringComparer.Ordinal) { ["kid"] = Id, ["use"] = "sig", ["alg"] = Algorithm };
        if (key is ECDsa ec)
        {
            var point = ec.ExportParameters(includePrivateParameters: false).Q;
            (jwk["kty"], jwk["crv"], jwk["x"], jwk["y"]) = ("EC", "P-256", Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
        }
        else
        {
            var parts = ((RSA)key).ExportParameters(includePrivateParameters: false);
            (jwk["kty"], jwk["n"], jwk["e"]) = ("RSA", Base64Url.EncodeToString(parts.Modulus), Base64Url.EncodeToString(parts.Exponent));
        }

        return jwk;
    });
}

/// <summary>When a key is used.</summary>
/// <param name="SignsFrom">From when it signs; it is published from the moment that it exists.</param>
/// <param name="SignsUntil">Until when it signs.</param>
/// <param name="PublishedUntil">Until when what it signed is believed.</param>
internal readonly record struct SigningTimes(DateTimeOffset SignsFrom, DateTimeOffset SignsUntil, DateTimeOffset PublishedUntil)
{
    internal bool SignsAt(DateTimeOffset now) => SignsFrom <= now && now < SignsUntil;
}
