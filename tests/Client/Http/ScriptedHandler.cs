using System.Net;
using System.Text;

namespace Switchboard.Client.Tests.Http;

/// <summary>What a request was, read before the client lets go of it.</summary>
internal sealed record Sent(string Method, Uri Address, string? Body, IReadOnlyDictionary<string, string> Headers)
{
    internal string Line => $"{Method} {Address.PathAndQuery}";
}

/// <summary>Answers in the order of a script; the last answer stands for all that follow.</summary>
internal sealed class ScriptedHandler(params Func<CancellationToken, Task<HttpResponseMessage>>[] script) : HttpMessageHandler
{
    internal List<Sent> Requests { get; } = [];

    internal static Func<CancellationToken, Task<HttpResponseMessage>> Json(string body, HttpStatusCode status = HttpStatusCode.OK, string type = "application/json", params (string Name, string Value)[] headers) => _ =>
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, type) };
        foreach (var (name, value) in headers)
            response.Headers.TryAddWithoutValidation(name, value);
        return Task.FromResult(response);
    };

    internal static Func<CancellationToken, Task<HttpResponseMessage>> Status(HttpStatusCode status, params (string Name, string Value)[] headers) => Json("", status, "text/plain", headers);

    internal static Func<CancellationToken, Task<HttpResponseMessage>> Problem(HttpStatusCode status, string code, params (string Name, string Value)[] headers) =>
        Json($$"""{"type":"t","title":"t","status":{{(int)status}},"detail":"Told.","code":"{{code}}","traceId":"abc","errors":[]}""", status, "application/problem+json", headers);

    internal static Func<CancellationToken, Task<HttpResponseMessage>> Broken() => _ => throw new HttpRequestException(HttpRequestError.ConnectionError, "refused");

    /// <summary>Says nothing until the client has lost its patience.</summary>
    internal static Func<CancellationToken, Task<HttpResponseMessage>> Silence(HurriedClock clock, TimeSpan time) => async ct =>
    {
        clock.Move(time);
        await Task.Delay(Timeout.Infinite, ct);
        throw new InvalidOperationException("Cancelled before this.");
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        var headers = request.Headers.ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        Requests.Add(new Sent(request.Method.Method, request.RequestUri!, body, headers));
        return await script[Math.Min(Requests.Count, script.Length) - 1](cancellationToken);
    }
}

internal static class Scripted
{
    internal const string Key = "sb_a_key_that_nobody_may_see";

    internal static SwitchboardClient Client(this HttpMessageHandler handler, TimeProvider clock, int attempts = 4) => new(new SwitchboardOptions
    {
        BaseAddress = new Uri("https://desk.example.com"),
        ApiKey = Key,
        HttpMessageHandler = handler,
        TimeProvider = clock,
        MaxAttempts = attempts,
    });
}
