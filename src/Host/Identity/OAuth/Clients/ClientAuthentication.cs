using System.Net;
using System.Text;
using Switchboard.Registry;
using Switchboard.Tenancy.Applications;

namespace Switchboard.Host.Identity.OAuth.Clients;

/// <summary>Which application sends this: by Basic, by the form, or by its name alone where it cannot keep a secret (RFC 6749, section 2.3).</summary>
internal sealed class ClientAuthentication(OAuthClients clients)
{
    private const string Basic = "Basic ";

    private static readonly OAuthRefusal Unknown = OAuthRefusal.Client("There is no such application, or its secret is wrong.");

    internal async Task<Outcome<OAuthClient>> ProveAsync(HttpRequest request, Parameters sent, CancellationToken ct)
    {
        var header = request.Headers.Authorization.ToString();
        var basic = header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase) ? Read(header[Basic.Length..].Trim()) : null;
        if (header.Length > 0 && basic is null)
            return Unknown;
        if (basic is not null && sent["client_secret"] is not null)
            return OAuthRefusal.Request("Send the secret in one place only.");
        if (basic is not null && sent["client_id"] is { } also && also != basic.Value.Id)
            return OAuthRefusal.Request("Two applications are named.");
        var (id, secret) = basic ?? (sent["client_id"], sent["client_secret"]);
        if (!Guid.TryParseExact(id, "D", out var name) || await clients.FindAsync(name, ct) is not { } client)
            return Unknown;
        if (client.Confidential)
            return secret is not null && await clients.ProvesAsync(client, secret, ct) ? client : Unknown;
        return secret is null ? client : Unknown;
    }

    /// <summary>Both halves are percent-encoded before they are put together; few remember that, so both spellings are read alike here.</summary>
    private static (string? Id, string? Secret)? Read(string credentials)
    {
        Span<byte> plain = stackalloc byte[512];
        if (!Convert.TryFromBase64String(credentials, plain, out var length))
            return null;
        var text = Encoding.UTF8.GetString(plain[..length]);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : (WebUtility.UrlDecode(text[..colon]), WebUtility.UrlDecode(text[(colon + 1)..]));
    }
}
