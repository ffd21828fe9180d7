using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Switchboard.Testing.SignIn;

/// <summary>
/// An OpenID Connect provider of a company's own, which says whatever a test has it say. Each realm is a provider by itself; the realms
/// <c>slow</c>, <c>huge</c>, <c>renamed</c> and <c>page</c> have a discovery document that is no good.
/// </summary>
public sealed class OpenIdServer : IAsyncDisposable
{
    public const string Secret = "it's a:secret % of ours";
    /// <summary>A claim that is none: it names the key in the token's header.</summary>
    private const string Kid = "kid";
    private readonly WebApplication _app;
    private readonly RSA _key = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, (string Asked, IReadOnlyDictionary<string, object?> Claims)> _codes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, object?>> _people = new(StringComparer.Ordinal);

    private OpenIdServer(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = null!;

    /// <summary>For the host's <c>Outbound:Allow</c>.</summary>
    public string Allow => Address.Authority;

    /// <summary>How often its keys were asked for.</summary>
    public int KeysAsked { get; private set; }

    public static async Task<OpenIdServer> StartAsync(CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new OpenIdServer(app);
        app.MapGet("/{realm}/.well-known/openid-configuration", server.DescribeAsync);
        app.MapGet("/{realm}/keys", server.Keys);
        app.MapPost("/{realm}/token", server.TokenAsync);
        app.MapGet("/{realm}/userinfo", server.About);
        await app.StartAsync(ct);
        server.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return server;
    }

    public string IssuerOf(string realm) => new Uri(Address, realm).ToString();

    /// <summary>Somebody signs in there: where their browser is sent back to.</summary>
    /// <param name="asked">Where our host sent the browser.</param>
    /// <param name="claims">What their token says; a claim of null is left out.</param>
    /// <param name="iss">Who it says it is (RFC 9207); null for its own name.</param>
    public string SignIn(string asked, object claims, string? iss = null)
    {
        var query = QueryHelpers.ParseQuery(new Uri(asked).Query);
        var code = NewText();
        _codes[code] = (asked, JsonSerializer.SerializeToElement(claims).EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ValueKind == JsonValueKind.Null ? null : (object?)p.Value, StringComparer.Ordinal));
        return QueryHelpers.AddQueryString(query["redirect_uri"]!, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["code"] = code,
            ["state"] = query["state"],
            ["iss"] = iss ?? asked[..asked.IndexOf("/authorize", StringComparison.Ordinal)],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }

    private async Task DescribeAsync(HttpContext context, string realm)
    {
        if (realm == "slow")
            await Task.Delay(TimeSpan.FromMinutes(1), context.RequestAborted);
        if (realm == "page")
        {
            await context.Response.WriteAsync("<html>It works</html>");
            return;
        }

        var issuer = IssuerOf(realm);
        await context.Response.WriteAsJsonAsync(new
        {
            issuer = realm == "renamed" ? issuer + "/other" : issuer,
            authorization_endpoint = issuer + "/authorize",
            token_endpoint = issuer + "/token",
            userinfo_endpoint = issuer + "/userinfo",
            jwks_uri = issuer + "/keys",
            response_types_supported = new[] { "code" },
            id_token_signing_alg_values_supported = new[] { "RS256" },
            authorization_response_iss_parameter_supported = true,
            padding = realm == "huge" ? new string('x', 400_000) : "",
        });
    }

    private IResult Keys(string realm)
    {
        KeysAsked++;
        var parts = _key.ExportParameters(false);
        return Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = "first", n = Base64Url.EncodeToString(parts.Modulus), e = Base64Url.EncodeToString(parts.Exponent) } } });
    }

    /// <summary>As RFC 6749 and RFC 7636 have it: the application, its address and its verifier, once.</summary>
    private async Task<IResult> TokenAsync(HttpContext context, string realm)
    {
        var form = await context.Request.ReadFormAsync();
        var basic = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"switchboard:{Uri.EscapeDataString(Secret).Replace("%20", "+", StringComparison.Ordinal)}"));
        if (context.Request.Headers.Authorization != basic)
            return Results.Json(new { error = "invalid_client" }, statusCode: 401);
        if (!_codes.TryRemove(form["code"].ToString(), out var given))
            return Results.Json(new { error = "invalid_grant", error_description = "No such code." }, statusCode: 400);
        var asked = QueryHelpers.ParseQuery(new Uri(given.Asked).Query);
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (!given.Asked.StartsWith(IssuerOf(realm) + "/", StringComparison.Ordinal) || asked["redirect_uri"] != form["redirect_uri"] || asked["code_challenge"] != challenge)
            return Results.Json(new { error = "invalid_grant", error_description = "Not yours." }, statusCode: 400);
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object?>(StringComparer.Ordinal) { ["iss"] = IssuerOf(realm), ["aud"] = "switchboard", ["iat"] = now, ["exp"] = now + 300, ["nonce"] = asked["nonce"].ToString() };
        foreach (var (name, value) in given.Claims.Where(c => c.Key != Kid && !c.Key.StartsWith("userinfo_", StringComparison.Ordinal)))
            claims[name] = value;
        var access = NewText();
        _people[access] = given.Claims.ToDictionary(c => c.Key.Replace("userinfo_", "", StringComparison.Ordinal), c => c.Value, StringComparer.Ordinal);
        return Results.Json(new { access_token = access, token_type = "Bearer", expires_in = 300, id_token = Signed(claims.Where(c => c.Value is not null).ToDictionary(), given.Claims.GetValueOrDefault(Kid)?.ToString() ?? "first") });
    }

    private IResult About(HttpContext context) => _people.TryGetValue(context.Request.Headers.Authorization.ToString()["Bearer ".Length..], out var claims)
        ? Results.Json(claims.Where(c => c.Value is not null).ToDictionary())
        : Results.Unauthorized();

    private string Signed(Dictionary<string, object?> claims, string kid)
    {
        var text = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new { alg = "RS256", kid, typ = "JWT" })) + "." + Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims));
        return text + "." + Base64Url.EncodeToString(_key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    private static string NewText() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
