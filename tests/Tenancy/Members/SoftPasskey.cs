using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Switchboard.Tenancy.Tests.Members;

/// <summary>A passkey without a device: answers WebAuthn's challenges as an authenticator would, or as one that misbehaves.</summary>
internal sealed class SoftPasskey : IDisposable
{
    private const byte Present = 1;
    private const byte Verified = 4;
    private const byte WithKey = 64;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(16);
    private string _user = "";
    private uint _uses;

    internal object Create(JsonElement options, string origin)
    {
        _user = options.GetProperty("user").GetProperty("id").GetString()!;
        var key = _key.ExportParameters(includePrivateParameters: false).Q;
        byte[] cose = [0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32, .. key.X!, 0x22, 0x58, 32, .. key.Y!];
        byte[] data = [.. Head(options.GetProperty("rp").GetProperty("id").GetString()!, Present | Verified | WithKey), .. new byte[16], 0, (byte)_id.Length, .. _id, .. cose];
        byte[] attestation = [0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8, 0x58, (byte)data.Length, .. data];
        return Credential(new { clientDataJSON = Text(Client("webauthn.create", options, origin)), attestationObject = Text(attestation), transports = new[] { "internal" } });
    }

    internal object Prove(JsonElement options, string origin, bool verified = true)
    {
        var client = Client("webauthn.get", options, origin);
        var data = Head(options.GetProperty("rpId").GetString()!, verified ? (byte)(Present | Verified) : Present);
        var signature = _key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new { clientDataJSON = Text(client), authenticatorData = Text(data), signature = Text(signature), userHandle = _user });
    }

    public void Dispose() => _key.Dispose();

    private byte[] Head(string site, byte flags)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, ++_uses);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(site)), flags, .. count];
    }

    private static byte[] Client(string type, JsonElement options, string origin) =>
        JsonSerializer.SerializeToUtf8Bytes(new { type, challenge = options.GetProperty("challenge").GetString(), origin, crossOrigin = false });

    private object Credential(object response) =>
        new { id = Text(_id), rawId = Text(_id), type = "public-key", authenticatorAttachment = "platform", clientExtensionResults = new { }, response };

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
