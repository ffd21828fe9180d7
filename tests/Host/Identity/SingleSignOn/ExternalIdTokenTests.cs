using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Switchboard.Host.Identity.OAuth.Tokens;
using Switchboard.Host.Identity.SingleSignOn.OpenId;

namespace Switchboard.Host.Tests.Identity.SingleSignOn;

/// <summary>The tokens of other people's servers: one is believed, the rest is a zoo.</summary>
public sealed class ExternalIdTokenTests : IDisposable
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddYears(56);
    private static readonly Expected Wanted = new("https://login.example.com", "us", "the-nonce", Now);
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly RSA _other = RSA.Create(2048);
    private readonly ECDsa _ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose()
    {
        _rsa.Dispose();
        _other.Dispose();
        _ec.Dispose();
    }

    [Theory]
    [InlineData("RS256", "rsa")]
    [InlineData("PS256", "rsa")]
    [InlineData("ES256", "ec")]
    [InlineData("RS256", null)]
    public void A_good_token_is_believed(string algorithm, string? kid)
    {
        var decided = Decide(Header(algorithm, kid), Payload());

        decided.ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"alg":"none","kid":"rsa"}""", "Its algorithm is none that we accept.")]
    [InlineData("""{"alg":"None","kid":"rsa"}""", "Its algorithm is none that we accept.")]
    [InlineData("""{"alg":"HS256","kid":"rsa"}""", "Its algorithm is none that we accept.")]
    [InlineData("""{"alg":"RS512","kid":"rsa"}""", "Its algorithm is none that we accept.")]
    [InlineData("""{"alg":["RS256"],"kid":"rsa"}""", "Its algorithm is none that we accept.")]
    [InlineData("""{"kid":"rsa"}""", "Its algorithm is none that we accept.")]
    [InlineData("""{"alg":"ES256","kid":"rsa"}""", "It names no published key of its algorithm.")]
    [InlineData("""{"alg":"RS256","kid":"ec"}""", "It names no published key of its algorithm.")]
    [InlineData("""{"alg":"RS256","kid":"gone"}""", "It names no published key of its algorithm.")]
    [InlineData("""{"alg":"RS256","kid":7}""", "It names no published key of its algorithm.")]
    [InlineData("""{"alg":"RS256","kid":"other"}""", "Its signature is wrong.")]
    [InlineData("""{"alg":"RS256","kid":"encrypts"}""", "It names no published key of its algorithm.")]
    [InlineData("""{"alg":"RS256","kid":"small"}""", "It names no published key of its algorithm.")]
    [InlineData("""{"alg":"RS256","kid":"rsa","typ":"at+jwt"}""", "It is no id token.")]
    [InlineData("""{"alg":"RS256","kid":"rsa","typ":"logout+jwt"}""", "It is no id token.")]
    [InlineData("""{"alg":"RS256","kid":"rsa","jku":"https://evil.example/keys"}""", "Its header holds jku.")]
    [InlineData("""{"alg":"RS256","kid":"rsa","jwk":{}}""", "Its header holds jwk.")]
    [InlineData("""{"alg":"RS256","kid":"rsa","crit":["b64"]}""", "Its header holds crit.")]
    public void A_header_of_its_own_making_is_not(string header, string why) => Decide(header, Payload()).ShouldBe(why);

    [Theory]
    [InlineData("iss", "\"https://login.example.com/\"", "Another issuer.")]
    [InlineData("iss", null, "Another issuer.")]
    [InlineData("aud", "\"them\"", "Meant for another audience.")]
    [InlineData("aud", "[]", "Meant for another audience.")]
    [InlineData("aud", null, "Meant for another audience.")]
    [InlineData("aud", """["us","them"]""", "Issued to another application.")]
    [InlineData("azp", "\"them\"", "Issued to another application.")]
    [InlineData("azp", "7", "Issued to another application.")]
    [InlineData("exp", "-61", "Expired.")]
    [InlineData("exp", null, "Expired.")]
    [InlineData("exp", "\"tomorrow\"", "Expired.")]
    [InlineData("iat", "61", "From the future.")]
    [InlineData("iat", null, "From the future.")]
    [InlineData("nbf", "61", "Not yet.")]
    [InlineData("nonce", "\"another\"", "Made for another attempt.")]
    [InlineData("nonce", null, "Made for another attempt.")]
    [InlineData("sub", "\"\"", "It says not who it is.")]
    [InlineData("sub", "12", "It says not who it is.")]
    [InlineData("sub", "\"li\\u0000\"", "It says not who it is.")]
    public void A_payload_that_is_meant_for_something_else_is_not(string claim, string? value, string why) =>
        Decide(Header("RS256", "rsa"), Payload(claim, value)).ShouldBe(why);

    [Theory]
    [InlineData("aud", """["us"]""")]
    [InlineData("azp", "\"us\"")]
    [InlineData("exp", "-59")]
    [InlineData("iat", "59")]
    public void Clocks_may_be_a_minute_apart_and_an_audience_may_be_a_list(string claim, string value) => Decide(Header("RS256", "rsa"), Payload(claim, value)).ShouldBeNull();

    [Theory]
    [InlineData("0", true)]
    [InlineData("-59", true)]
    [InlineData("-61", false)]
    [InlineData("-36000", false)]
    [InlineData(null, false)]
    public void Who_was_asked_anew_says_when(string? at, bool believed)
    {
        var decided = ExternalIdToken.Decide(Read(Header("RS256", "rsa"), Payload("auth_time", at)), Keys(), Wanted with { ProvenAfter = Now });

        decided.Succeeded.ShouldBe(believed);
    }

    [Fact]
    public void A_public_key_is_no_shared_secret()
    {
        var header = """{"alg":"HS256","kid":"rsa"}""";
        var text = Part(header) + "." + Part(Payload());
        var forged = text + "." + Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(_rsa.ExportSubjectPublicKeyInfoPem()), Encoding.ASCII.GetBytes(text)));

        ExternalIdToken.Decide(Jws.Read(forged)!, Keys(), Wanted).Succeeded.ShouldBeFalse();
    }

    [Fact]
    public void Keys_that_are_none_are_passed_over()
    {
        var odd = JsonElement.Parse("""{"keys":[{"kty":"oct","k":"AAAA"},{"kty":"EC","crv":"P-256","x":"AA","y":"AA"},{"kty":"RSA"},7,null,{"kty":"EC","crv":"P-256","x":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","y":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"},{"kty":"OKP","crv":"Ed25519","x":"AA"}]}""");

        ProviderKey.Read(odd).ShouldBeEmpty();
        ProviderKey.Read(JsonElement.Parse("[]")).ShouldBeEmpty();
    }

    private string? Decide(string header, string payload) => ExternalIdToken.Decide(Read(header, payload), Keys(), Wanted).Refusal?.Detail;

    private Jws Read(string header, string payload)
    {
        var text = Part(header) + "." + Part(payload);
        var algorithm = JsonElement.Parse(header).TryGetProperty("alg", out var alg) && alg.ValueKind == JsonValueKind.String ? alg.GetString() : null;
        var data = Encoding.ASCII.GetBytes(text);
        var signature = algorithm switch
        {
            "ES256" => _ec.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation),
            "PS256" => _rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            _ => _rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        };
        return Jws.Read(text + "." + Base64Url.EncodeToString(signature))!;
    }

    private IReadOnlyList<ProviderKey> Keys()
    {
        var point = _ec.ExportParameters(false).Q;
        using var small = RSA.Create(1024);
        return ProviderKey.Read(JsonSerializer.SerializeToElement(new
        {
            keys = new object[]
            {
                Rsa("rsa", _rsa), Rsa("other", _other), Rsa("small", small), Rsa("encrypts", _rsa, "enc"),
                new { kty = "EC", crv = "P-256", kid = "ec", x = Base64Url.EncodeToString(point.X), y = Base64Url.EncodeToString(point.Y) },
            },
        }));
    }

    private static object Rsa(string id, RSA key, string use = "sig")
    {
        var parts = key.ExportParameters(false);
        return new { kty = "RSA", use, kid = id, n = Base64Url.EncodeToString(parts.Modulus), e = Base64Url.EncodeToString(parts.Exponent) };
    }

    private static string Header(string algorithm, string? kid) => JsonSerializer.Serialize(kid is null ? new { alg = algorithm } : (object)new { alg = algorithm, kid, typ = "JWT" });

    /// <summary>A good payload with one claim changed; times are seconds from now.</summary>
    private static string Payload(string? claim = null, string? value = null)
    {
        var now = Now.ToUnixTimeSeconds();
        var all = new JsonObject { ["iss"] = "https://login.example.com", ["aud"] = "us", ["sub"] = "li", ["nonce"] = "the-nonce", ["iat"] = now, ["exp"] = now + 300 };
        if (claim is not null)
            all.Remove(claim);
        if (claim is not null && value is not null)
            all[claim] = claim is "exp" or "iat" or "nbf" or "auth_time" && long.TryParse(value, out var seconds) ? now + seconds : JsonNode.Parse(value);
        return all.ToJsonString();
    }

    private static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
