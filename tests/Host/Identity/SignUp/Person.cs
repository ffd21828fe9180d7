using System.Text.Json;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Identity.SignUp;

/// <summary>Somebody at a browser, who may have come in without ever typing a password at the sign-in page.</summary>
internal sealed class Person(Uri address, string email)
{
    private string? _csrf;

    internal ApiClient Api { get; } = new(address);

    internal string Email => email;

    internal JsonElement Session { get; private set; }

    /// <summary>Asks who is signed in, as a page does when it loads.</summary>
    internal async Task RefreshAsync(CancellationToken ct)
    {
        Session = await Api.GetAsync("/session", ct);
        _csrf = Session.GetProperty("csrfToken").GetString();
    }

    /// <summary>A change, with the session's token.</summary>
    internal Task<Answer> SendAsync(HttpMethod method, string path, object? body, CancellationToken ct) =>
        Api.SendAsync(method, path, body, ct, _csrf is null ? [] : [("X-CSRF-Token", _csrf)]);

    internal Task<Answer> PostAsync(string path, object body, CancellationToken ct) => SendAsync(HttpMethod.Post, path, body, ct);
}
