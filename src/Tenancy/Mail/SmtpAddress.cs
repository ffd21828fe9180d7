using System.Net.Mail;
using Microsoft.AspNetCore.WebUtilities;

namespace Switchboard.Tenancy.Mail;

/// <summary>A mail server as its setting names it.</summary>
internal sealed record SmtpAddress(string Host, int Port, string? User, string? Password, string From, bool Encrypted)
{
    private const int Submission = 587;

    /// <summary>Passwords and links go out in the clear only where nobody can listen, or where the operator says so with <c>tls=none</c>.</summary>
    internal static SmtpAddress Parse(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var at) || at.Scheme != "smtp" || at.Host.Length == 0)
            throw Wrong("must look like smtp://user:password@mail.example.com:587?from=hello@example.com");
        var query = QueryHelpers.ParseQuery(at.Query);
        var from = query.TryGetValue("from", out var given) ? given.ToString() : "no-reply@" + at.Host;
        if (!MailAddress.TryCreate(from, out _))
            throw Wrong("names a sender with from= that is no e-mail address");
        var tls = query.TryGetValue("tls", out var said) ? said.ToString() : at.IsLoopback ? "none" : "starttls";
        if (tls is not ("none" or "starttls"))
            throw Wrong("takes tls=starttls or tls=none");
        var (user, password) = at.UserInfo.Split(':', 2) is [var name, var secret] ? (Uri.UnescapeDataString(name), Uri.UnescapeDataString(secret)) : (null, null);
        return new SmtpAddress(at.Host, at.IsDefaultPort || at.Port < 0 ? Submission : at.Port, user, password, from, tls == "starttls");
    }

    /// <remarks>Says nothing of the address itself: it holds a password.</remarks>
    private static InvalidOperationException Wrong(string what) => new($"Smtp__Url {what}.");
}
