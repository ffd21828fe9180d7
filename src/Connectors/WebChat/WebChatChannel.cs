using System.Security.Cryptography;
using System.Text;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.WebChat;

/// <summary>The chat bubble on a customer's own site.</summary>
public sealed class WebChatChannel : ILiveChannel
{
    public ChannelCapabilities Capabilities { get; } = new(Typing: true, ReadReceipts: true, Recall: true, Attachments: true, MaxTextLength: MessageText.Longest);

    public bool AllowsOrigin(string? origin, PluginCall call) =>
        Origins.Allows(call.Settings.GetValueOrDefault("allowedOrigins"), origin);

    public IdentityResult Identify(IdentityClaim? claim, PluginCall call)
    {
        var secret = call.Settings.GetValueOrDefault("identitySecret");
        if (claim is null)
        {
            return call.Settings.GetValueOrDefault("identityRequired") == "true"
                ? new IdentityResult.Refused("identity.required", "This inbox accepts signed-in users only: pass identity with id and hash.")
                : new IdentityResult.Anonymous();
        }

        if (string.IsNullOrEmpty(secret))
            return new IdentityResult.Refused("identity.not-configured", "This inbox has no identity secret yet. Make one in the portal.");
        return IsProof(claim, secret)
            ? new IdentityResult.Verified(claim.Id, claim.Name, claim.Email)
            : new IdentityResult.Refused("identity.hash-wrong", "identity.hash must be the hex HMAC-SHA256 of identity.id with the inbox's identity secret.");
    }

    public AcceptResult Accept(LiveMessage message, PluginCall call) => MessageText.Accept(message);

    private static bool IsProof(IdentityClaim claim, string secret)
    {
        if (claim.Hash is not { Length: 64 } hash)
            return false;
        Span<byte> given = stackalloc byte[32];
        if (Convert.FromHexString(hash, given, out _, out var written) != System.Buffers.OperationStatus.Done || written != 32)
            return false;
        Span<byte> right = stackalloc byte[32];
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(claim.Id), right);
        return CryptographicOperations.FixedTimeEquals(given, right);
    }
}
