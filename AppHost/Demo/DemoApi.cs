using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Switchboard.AppHost.Demo;

/// <summary>The public API as one signed-in person: seeding does nothing that an administrator could not.</summary>
internal sealed class DemoApi : IDisposable
{
    private readonly HttpClient _http;

    private DemoApi(HttpClient http, CookieContainer cookies, Guid member)
    {
        _http = http;
        Cookies = cookies;
        Member = member;
    }

    public CookieContainer Cookies { get; }

    public Guid Member { get; }

    public static async Task<DemoApi> SignInAsync(string baseUrl, DemoSignIn person, CancellationToken ct)
    {
        var cookies = new CookieContainer();
        var http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = new Uri(baseUrl) };
        using var answer = await http.PostAsJsonAsync("/api/v1/session", new { person.Email, person.Password }, ct);
        var session = await ReadAsync(answer, ct);
        http.DefaultRequestHeaders.Add("X-CSRF-Token", session.GetProperty("csrfToken").GetString());
        return new DemoApi(http, cookies, session.GetProperty("member").GetProperty("id").GetGuid());
    }

    public async Task<JsonElement> PostAsync(string path, object body, CancellationToken ct)
    {
        using var answer = await _http.PostAsJsonAsync("/api/v1" + path, body, ct);
        return await ReadAsync(answer, ct);
    }

    public async Task<JsonElement> PutAsync(string path, object body, CancellationToken ct)
    {
        using var answer = await _http.PutAsJsonAsync("/api/v1" + path, body, ct);
        return await ReadAsync(answer, ct);
    }

    public async Task<JsonElement> GetAsync(string path, CancellationToken ct)
    {
        using var answer = await _http.GetAsync("/api/v1" + path, ct);
        return await ReadAsync(answer, ct);
    }

    public async Task<HttpStatusCode> StatusOfAsync(string path, CancellationToken ct)
    {
        using var answer = await _http.GetAsync("/api/v1" + path, ct);
        return answer.StatusCode;
    }

    public void Dispose() => _http.Dispose();

    internal static async Task<JsonElement> ReadAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        var text = await answer.Content.ReadAsStringAsync(ct);
        return answer.IsSuccessStatusCode
            ? text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text)
            : throw new InvalidOperationException($"{answer.RequestMessage?.Method} {answer.RequestMessage?.RequestUri?.PathAndQuery} answered {(int)answer.StatusCode}: {text}");
    }
}
