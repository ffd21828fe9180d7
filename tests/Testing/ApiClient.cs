using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Switchboard.Testing;

/// <summary>The public API as one caller: nobody, a signed-in person, or a program with a key.</summary>
public sealed class ApiClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly CookieContainer _cookies = new();

    /// <param name="address">Where the host answers.</param>
    /// <param name="bearer">An API key or a visitor's token; null for nobody.</param>
    public ApiClient(Uri address, string? bearer = null)
    {
        Address = address;
        Bearer = bearer;
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = false }) { BaseAddress = address };
        if (bearer is not null)
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
    }

    public Uri Address { get; }

    public string? Bearer { get; }

    /// <summary>The signed-in person's member id; empty for programs and nobody.</summary>
    public Guid MemberId { get; private set; }

    public string Email { get; private set; } = "";

    /// <summary>What a browser would send along with a socket.</summary>
    public string Cookies => _cookies.GetCookieHeader(Address);

    /// <summary>Keeps a cookie as if the host had set it.</summary>
    public void Keep(string name, string value) => _cookies.Add(Address, new Cookie(name, value));

    public static async Task<ApiClient> SignInAsync(Uri address, string email, string password, CancellationToken ct)
    {
        var client = new ApiClient(address);
        var session = await client.PostAsync("/session", new { email, password }, ct);
        client._http.DefaultRequestHeaders.Add("X-CSRF-Token", session.GetProperty("csrfToken").GetString());
        client.MemberId = session.GetProperty("member").GetProperty("id").GetGuid();
        client.Email = email;
        return client;
    }

    /// <summary>The body of a success; anything else throws with the answer's text.</summary>
    public async Task<JsonElement> GetAsync(string path, CancellationToken ct) => (await SendAsync(HttpMethod.Get, path, null, ct)).Required();

    public async Task<JsonElement> PostAsync(string path, object body, CancellationToken ct) => (await SendAsync(HttpMethod.Post, path, body, ct)).Required();

    public async Task<JsonElement> PutAsync(string path, object body, CancellationToken ct) => (await SendAsync(HttpMethod.Put, path, body, ct)).Required();

    public async Task<JsonElement> PatchAsync(string path, object body, CancellationToken ct) => (await SendAsync(HttpMethod.Patch, path, body, ct)).Required();

    public async Task<JsonElement> DeleteAsync(string path, CancellationToken ct) => (await SendAsync(HttpMethod.Delete, path, null, ct)).Required();

    /// <summary>Whatever the answer is. Paths are below <c>/api/v1</c>; one that begins with <c>~</c> is below the host itself.</summary>
    public Task<Answer> SendAsync(HttpMethod method, string path, object? body, CancellationToken ct, params (string Name, string Value)[] headers) =>
        SendAsync(method, path, body is null ? null : JsonContent.Create(body, body.GetType()), ct, headers);

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken ct, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith('~') ? path[1..] : "/api/v1" + path) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await _http.SendAsync(request, ct);
        var all = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer($"{method} {path}", response.StatusCode, await response.Content.ReadAsByteArrayAsync(ct), all);
    }

    /// <summary>Uploads one small file.</summary>
    public async Task<Answer> UploadAsync(string path, string name, byte[] content, CancellationToken ct)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", name } };
        return await SendAsync(HttpMethod.Post, path, form, ct);
    }

    public void Dispose() => _http.Dispose();
}

/// <summary>What the host answered.</summary>
public sealed record Answer(string Request, HttpStatusCode Status, byte[] Bytes, IReadOnlyDictionary<string, string> Headers)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>The body as JSON; undefined when there is none.</summary>
    public JsonElement Json => Bytes.Length == 0 ? default : JsonElement.Parse(Bytes);

    /// <summary>The problem's code, or null when the answer is none.</summary>
    public string? Code => Headers.GetValueOrDefault("Content-Type")?.StartsWith("application/problem+json", StringComparison.Ordinal) == true
        && Json.TryGetProperty("code", out var code) ? code.GetString() : null;

    public JsonElement Required() => (int)Status is >= 200 and < 300
        ? Json
        : throw new InvalidOperationException($"{Request} answered {(int)Status}: {Text}");
}
