using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Switchboard.AppHost.Demo;

namespace Switchboard.AppHost.Smoke;

/// <summary>A customer with the widget open, by the calls that the widget makes.</summary>
internal sealed class SmokeVisitor : IAsyncDisposable
{
    private readonly HttpClient _http;

    private SmokeVisitor(HttpClient http, HubSocket socket, string greeting)
    {
        _http = http;
        Socket = socket;
        Greeting = greeting;
    }

    public HubSocket Socket { get; }

    public string Greeting { get; }

    public static async Task<SmokeVisitor> EnterAsync(string baseUrl, string sitesUrl, DemoTenant tenant, CancellationToken ct)
    {
        var http = new HttpClient { BaseAddress = new Uri(baseUrl) };
        http.DefaultRequestHeaders.Add("X-Page-Origin", sitesUrl);
        using var answer = await http.PostAsJsonAsync("/api/v1/widget/sessions", new { inboxKey = tenant.Inboxes.Webchat.Key, language = "zh-CN" }, ct);
        var session = await DemoApi.ReadAsync(answer, ct);
        var token = session.GetProperty("token").GetString()!;
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return new SmokeVisitor(http, await HubSocket.ConnectAsync(baseUrl, "visitor", token, null, ct), session.GetProperty("inbox").GetProperty("greeting").GetString()!);
    }

    public Task<JsonElement> SayAsync(string text, CancellationToken ct) =>
        Socket.InvokeAsync("Send", [new { text, clientId = Guid.CreateVersion7().ToString() }], ct);

    public async Task<(HttpStatusCode Status, JsonElement Message)> PostAsync(string text, string clientId, CancellationToken ct)
    {
        using var answer = await _http.PostAsJsonAsync("/api/v1/widget/messages", new { text, clientId }, ct);
        return (answer.StatusCode, await DemoApi.ReadAsync(answer, ct));
    }

    public async Task<JsonElement> RateAsync(string conversation, int score, string comment, CancellationToken ct)
    {
        using var answer = await _http.PostAsJsonAsync("/api/v1/widget/rating", new { conversationId = conversation, score, comment }, ct);
        return await DemoApi.ReadAsync(answer, ct);
    }

    public async Task<JsonElement> EverythingAsync(string conversation, CancellationToken ct)
    {
        using var answer = await _http.GetAsync($"/api/v1/widget/messages?after=0&conversationId={conversation}", ct);
        return await DemoApi.ReadAsync(answer, ct);
    }

    /// <summary>The bot's answer to what was said as message number <paramref name="after"/>.</summary>
    public Task<JsonElement> BotAnswerAsync(int after, TimeSpan within, CancellationToken ct) =>
        Socket.HearAsync("message", m => m.GetProperty("author").GetProperty("kind").GetString() == "bot" && m.GetProperty("seq").GetInt32() > after, within, ct);

    public async ValueTask DisposeAsync()
    {
        await Socket.DisposeAsync();
        _http.Dispose();
    }
}
