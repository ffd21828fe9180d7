using System.Text.Json;
using Switchboard.Testing;

namespace Switchboard.Tenancy.Tests.Members;

/// <summary>Somebody's browser: it signs in step by step and keeps what a page would keep.</summary>
internal sealed class Browser(Deployment deployment) : IDisposable
{
    private readonly ApiClient _api = deployment.Anonymous();
    private string _token = "";

    internal JsonElement Session { get; private set; }

    internal Task<Answer> SignInAsync(string email, string? password = null, string? tenant = null) =>
        EnterAsync("/session", tenant is null ? new { email, password = password ?? Deployment.Password } : new { email, password = password ?? Deployment.Password, tenant });

    /// <summary>Any step after which there may be a session.</summary>
    internal async Task<Answer> EnterAsync(string path, object body)
    {
        var answer = await SendAsync(HttpMethod.Post, path, body);
        if ((int)answer.Status == 200)
        {
            Session = answer.Json;
            _token = Session.GetProperty("csrfToken").GetString()!;
        }

        return answer;
    }

    /// <summary>Goes on with a cookie from before.</summary>
    internal async Task ResumeAsync(string name, string cookie)
    {
        _api.Keep(name, cookie);
        Session = (await SendAsync(HttpMethod.Get, "/session")).Required();
        _token = Session.GetProperty("csrfToken").GetString()!;
    }

    internal Task<Answer> SendAsync(HttpMethod method, string path, object? body = null) =>
        _api.SendAsync(method, path, body, TestContext.Current.CancellationToken, ("X-CSRF-Token", _token), ("Origin", Origin));

    internal Task<Answer> PostAsync(string path, object? body = null) => SendAsync(HttpMethod.Post, path, body);

    internal string Origin => deployment.Address.GetLeftPart(UriPartial.Authority);

    /// <summary>Sets up an authenticator app and tells its secret and the recovery codes.</summary>
    internal async Task<(string Secret, string[] Recovery)> EnrolTotpAsync()
    {
        var secret = (await PostAsync("/account/security/totp")).Required().GetProperty("secret").GetString()!;
        var made = (await PostAsync("/account/security/totp/confirm", new { code = OneTimeCode.Of(secret, -1) })).Required();
        return (secret, [.. made.GetProperty("recoveryCodes").EnumerateArray().Select(c => c.GetString()!)]);
    }

    public void Dispose() => _api.Dispose();
}
