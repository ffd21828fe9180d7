using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Identity;

/// <summary>Ten thousand requests that no application would send.</summary>
public sealed class FuzzTests(Deployment deployment)
{
    private const int Requests = 10_000;
    private const string Canary = "CANARY-SECRET-77aa";

    private static readonly string[] Paths =
    [
        "/connect/authorize", "/connect/token", "/connect/par", "/connect/device", "/connect/verify", "/connect/consent", "/connect/revoke", "/connect/introspect",
        "/connect/userinfo", "/connect/logout", "/connect/jwks", "/.well-known/openid-configuration", "/.well-known/oauth-authorization-server",
    ];

    private static readonly string[] Names =
    [
        "grant_type", "code", "redirect_uri", "code_verifier", "code_challenge", "code_challenge_method", "client_id", "client_secret", "refresh_token", "scope", "state", "nonce",
        "prompt", "max_age", "request", "request_uri", "response_type", "response_mode", "device_code", "user_code", "token", "token_type_hint", "id_token_hint",
        "post_logout_redirect_uri", "ticket", "decision", "__RequestVerificationToken", "signed_in_after", "login_hint", "", "\u0000",
    ];

    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_request_is_too_strange_to_be_answered_and_no_secret_is_written_down()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var application = await Application.RegisterAsync(tenant, _ct);
        var seed = Environment.GetEnvironmentVariable("FUZZ_SEED") is { } given ? int.Parse(given, System.Globalization.CultureInfo.InvariantCulture) : Random.Shared.Next();
        TestContext.Current.SendDiagnosticMessage($"FUZZ_SEED={seed} repeats these requests.");
        using var written = new Notebook();
        deployment.Services.GetRequiredService<ILoggerFactory>().AddProvider(written);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = deployment.Address };
        var broken = new ConcurrentBag<string>();

        await Parallel.ForAsync(0, Requests, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = _ct }, async (n, ct) =>
        {
            using var request = Strange(new Random(HashCode.Combine(seed, n)), application, tenant);
            using var answer = await http.SendAsync(request, ct);
            if ((int)answer.StatusCode >= 500)
                broken.Add($"{n}: {request.Method} {request.RequestUri} {(int)answer.StatusCode}");
        });

        broken.ShouldBeEmpty($"FUZZ_SEED={seed}");
        written.Lines.Where(l => l.Contains(Canary, StringComparison.Ordinal) || l.Contains(application.Secret!, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static HttpRequestMessage Strange(Random chance, Application application, TestTenant tenant)
    {
        var pairs = Enumerable.Range(0, chance.Next(0, 14)).Select(_ => (Name: Names[chance.Next(Names.Length)], Value: Value(chance, application))).ToList();
        var text = string.Join('&', pairs.Select(p => $"{Spelled(chance, p.Name)}={Spelled(chance, p.Value)}"));
        var method = chance.Next(10) switch { < 4 => HttpMethod.Get, < 9 => HttpMethod.Post, _ => HttpMethod.Put };
        var path = Paths[chance.Next(Paths.Length)];
        var request = new HttpRequestMessage(method, method == HttpMethod.Get || chance.Next(6) == 0 ? $"{path}?{text}" : path);
        if (method != HttpMethod.Get)
        {
            request.Content = new ByteArrayContent(chance.Next(12) == 0 ? Bytes(chance) : Encoding.UTF8.GetBytes(text));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", chance.Next(8) switch { 0 => "application/json", 1 => "multipart/form-data; boundary=x", 2 => "text/plain", _ => "application/x-www-form-urlencoded" });
        }

        if (chance.Next(3) == 0)
            request.Headers.TryAddWithoutValidation("Authorization", Credentials(chance, application));
        if (chance.Next(3) == 0)
            request.Headers.TryAddWithoutValidation("Cookie", chance.Next(2) == 0 ? tenant.Agent.Cookies : "switchboard=" + Canary);
        return request;
    }

    private static string Credentials(Random chance, Application application) => chance.Next(6) switch
    {
        0 => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{application.Id}:{application.Secret}")),
        1 => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{application.Id}:{Canary}")),
        2 => "Basic " + Convert.ToBase64String(Bytes(chance)),
        3 => "Basic !!!",
        4 => $"Bearer a.{Canary}.c",
        _ => "Digest " + Canary,
    };

    private static string Value(Random chance, Application application) => chance.Next(16) switch
    {
        0 => application.Id,
        1 => application.Secret!,
        2 => Canary,
        3 => Application.Home,
        4 => "authorization_code",
        5 => "refresh_token",
        6 => "urn:ietf:params:oauth:grant-type:device_code",
        7 => "code",
        8 => "S256",
        9 => "openid offline_access conversations:read",
        10 => new string('A', chance.Next(1, 5_000)),
        11 => "\u0000\r\n\u202e😀",
        12 => "' or 1=1 --",
        13 => new string([.. Enumerable.Range(0, 43).Select(_ => (char)('a' + chance.Next(26)))]),
        14 => "eyJhbGciOiJub25lIn0.e30.",
        _ => chance.Next().ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    private static string Spelled(Random chance, string text) => chance.Next(20) == 0 ? "%" + text : Uri.EscapeDataString(text);

    private static byte[] Bytes(Random chance)
    {
        var bytes = new byte[chance.Next(1, 400)];
        chance.NextBytes(bytes);
        return bytes;
    }

    /// <summary>Everything that the host writes into its log meanwhile.</summary>
    private sealed class Notebook : ILoggerProvider, ILogger
    {
        internal ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
