using System.Globalization;
using System.Text;
using Switchboard.Connectors.WeCom.Application;
using Switchboard.Connectors.WeCom.CustomerService;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.WeCom.Callbacks;

/// <summary>Verifies, opens and reads one callback.</summary>
internal static class Reception
{
    internal static Callback Receive(CallbackRequest request, Account account, DateTimeOffset now)
    {
        if (account.Token.Length == 0 || CallbackCipher.Key(account.EncodingAesKey) is null)
            return Refused("The inbox's token or EncodingAESKey is missing or wrong.");
        return request.Method switch
        {
            "GET" => Handshake(request, account, now),
            "POST" => Message(request, account, now),
            _ => Refused("Neither GET nor POST."),
        };
    }

    private static Callback Handshake(CallbackRequest request, Account account, DateTimeOffset now)
    {
        if (request.Query.GetValueOrDefault("echostr") is not { Length: > 0 } encrypted)
            return Refused("The query has no echostr.");
        return Open(request, encrypted, account, now, out var complaint) is { } plain
            ? new Callback(true, [], new CallbackAnswer(200, "text/plain", plain))
            : Refused(complaint);
    }

    private static Callback Message(CallbackRequest request, Account account, DateTimeOffset now)
    {
        if (CallbackXml.Read(request.Body.Span)?.GetValueOrDefault("Encrypt") is not { Length: > 0 } encrypted)
            return Refused("The body is not XML with an Encrypt element.");
        if (Open(request, encrypted, account, now, out var complaint) is not { } plain)
            return Refused(complaint);
        return CallbackXml.Read(plain) is { } message
            ? new Callback(true, Events(message, account, now), CallbackAnswer.Ok)
            : Refused("What was encrypted is not the platform's XML.");
    }

    private static IReadOnlyList<ChannelEvent> Events(IReadOnlyDictionary<string, string> message, Account account, DateTimeOffset now)
    {
        var read = new CallbackFields(message, now);
        return account.IsCustomerService ? Announcements.Read(read, account) : ApplicationEvents.Read(read, account);
    }

    private static byte[]? Open(CallbackRequest request, string encrypted, Account account, DateTimeOffset now, out string complaint)
    {
        var timestamp = request.Query.GetValueOrDefault("timestamp", "");
        var nonce = request.Query.GetValueOrDefault("nonce", "");
        complaint = "The signature does not fit: is the token the same on both sides?";
        if (!CallbackSignature.Matches(account.Token, timestamp, nonce, encrypted, request.Query.GetValueOrDefault("msg_signature", "")))
            return null;
        complaint = "The timestamp is too far from our clock.";
        if (!IsTimely(timestamp, now, account.ClockTolerance))
            return null;
        complaint = "Decryption failed, or it is meant for another corp id: are EncodingAESKey and corp id right?";
        return CallbackCipher.Open(account.EncodingAesKey, encrypted, account.CorpId);
    }

    private static bool IsTimely(string timestamp, DateTimeOffset now, TimeSpan tolerance) =>
        tolerance == TimeSpan.Zero
        || (long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds < UnixTime.Latest
            && (now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() <= tolerance);

    private static Callback Refused(string complaint) => new(false, [], CallbackAnswer.Refused, complaint);
}
