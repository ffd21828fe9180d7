using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Switchboard.Host.Identity.OAuth.Keys;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Identity;

/// <summary>Every kind of token that is none of ours, or not for this door: all are answered alike.</summary>
public sealed class TokenZooTests(Deployment deployment)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>How a good token is made a bad one: its header, its payload, the published keys of ours; null keeps our signature.</summary>
    private static Dictionary<string, Func<Forgery, string>> Animals { get; } = new(StringComparer.Ordinal)
    {
        ["no algorithm"] = f => f.With(h => h["alg"] = "none").Unsigned(),
        ["no algorithm, in capitals"] = f => f.With(h => h["alg"] = "NONE").Unsigned(),
        ["no signature"] = f => f.Text[..(f.Text.LastIndexOf('.') + 1)],
        ["an HMAC with our public key as its secret"] = f => f.With(h => h["alg"] = "HS256").Hmac(f.Key.PublicJwk["x"]),
        ["an HMAC with our published JWK as its secret"] = f => f.With(h => h["alg"] = "HS256").Hmac(JsonSerializer.Serialize(f.Key.PublicJwk)),
        ["the other algorithm's name"] = f => f.With(h => h["alg"] = "RS256").Signed(f.Key),
        ["a stranger's key under our key's name"] = f => f.Foreign(),
        ["a stranger's key that it brings along"] = f => f.With(h => h["jwk"] = JsonSerializer.SerializeToNode(f.Stranger.PublicJwk)).Foreign(),
        ["a key to be fetched"] = f => f.With(h => h["jku"] = "https://attacker.example/keys").Signed(f.Key),
        ["a certificate to be fetched"] = f => f.With(h => h["x5u"] = "https://attacker.example/cert").Signed(f.Key),
        ["an extension that must be understood"] = f => f.With(h => h["crit"] = new JsonArray("exp")).Signed(f.Key),
        ["a path for a key's name"] = f => f.With(h => h["kid"] = "../../../../dev/null").Signed(f.Key),
        ["an address for a key's name"] = f => f.With(h => h["kid"] = "https://attacker.example/key").Signed(f.Key),
        ["SQL for a key's name"] = f => f.With(h => h["kid"] = "x' or '1'='1").Signed(f.Key),
        ["no key's name"] = f => f.With(h => h.Remove("kid")).Signed(f.Key),
        ["a name of no key"] = f => f.With(h => h["kid"] = Guid.CreateVersion7().ToString("N")).Signed(f.Key),
        ["another issuer"] = f => f.Says(p => p["iss"] = "https://attacker.example").Signed(f.Key),
        ["another audience"] = f => f.Says(p => p["aud"] = "https://attacker.example").Signed(f.Key),
        ["several audiences"] = f => f.Says(p => p["aud"] = new JsonArray(p["aud"]!.GetValue<string>(), "https://attacker.example")).Signed(f.Key),
        ["no audience"] = f => f.Says(p => p.Remove("aud")).Signed(f.Key),
        ["a plain JWT's type"] = f => f.With(h => h["typ"] = "JWT").Signed(f.Key),
        ["no type"] = f => f.With(h => h.Remove("typ")).Signed(f.Key),
        ["a second ago"] = f => f.Says(p => p["exp"] = TimeProvider.System.GetUtcNow().AddSeconds(-1).ToUnixTimeSeconds()).Signed(f.Key),
        ["no end"] = f => f.Says(p => p.Remove("exp")).Signed(f.Key),
        ["an end that is text"] = f => f.Says(p => p["exp"] = "99999999999").Signed(f.Key),
        ["an end beyond all calendars"] = f => f.Says(p => p["exp"] = long.MaxValue).Signed(f.Key),
        ["issued in the future"] = f => f.Says(p => p["iat"] = TimeProvider.System.GetUtcNow().AddSeconds(90).ToUnixTimeSeconds()).Signed(f.Key),
        ["not before the future"] = f => f.Says(p => p["nbf"] = TimeProvider.System.GetUtcNow().AddSeconds(90).ToUnixTimeSeconds()).Signed(f.Key),
        ["a grant that never was"] = f => f.Says(p => p["sid"] = Guid.CreateVersion7().ToString()).Signed(f.Key),
        ["no grant"] = f => f.Says(p => p.Remove("sid")).Signed(f.Key),
        ["a changed payload"] = f => f.Says(p => p["scope"] = "members:manage").Keeping(),
        ["a changed last letter"] = f => f.Text[..^1] + (f.Text[^1] == 'A' ? 'B' : 'A'),
        ["two payloads"] = f => f.Raw(Encoding.UTF8.GetString(f.Payload).Insert(1, "\"scope\":\"members:manage\",")),
        ["padding"] = f => f.Text + "=",
        ["five parts"] = f => f.Text + ".x.y",
        ["a megabyte"] = f => f.Says(p => p["pad"] = new string('x', 20_000)).Signed(f.Key),
        ["a JSON array for a header"] = f => Base64Url.EncodeToString("[]"u8) + f.Text[f.Text.IndexOf('.', StringComparison.Ordinal)..],
        ["deep JSON"] = f => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(new string('[', 2_000))) + f.Text[f.Text.IndexOf('.', StringComparison.Ordinal)..],
    };

    public static IEnumerable<TheoryDataRow<string>> Rows() => Animals.Keys.Select(a => new TheoryDataRow<string>(a));

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_token_with_is_no_token(string animal)
    {
        var forgery = await ForgeryAsync();
        using var good = new ApiClient(deployment.Address, forgery.Text);
        using var bad = new ApiClient(deployment.Address, Animals[animal](forgery));

        var opened = await good.SendAsync(HttpMethod.Get, "/conversations", null, Ct);
        var closed = await bad.SendAsync(HttpMethod.Get, "/conversations", null, Ct);

        opened.Status.ShouldBe(HttpStatusCode.OK);
        closed.Status.ShouldBe(HttpStatusCode.Unauthorized);
        closed.Code.ShouldBe("session.missing");
    }

    [Fact]
    public async Task An_id_token_is_no_access_token()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        await using var party = await (await Application.RegisterAsync(tenant, Ct)).OpenAsync(Ct);
        var tokens = await new Browser(tenant.Admin).SignInAsync(party, "openid conversations:read", Ct);
        using var program = new ApiClient(deployment.Address, tokens.GetProperty("id").GetString());

        var answer = await program.SendAsync(HttpMethod.Get, "/conversations", null, Ct);

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_of_another_tenant_opens_its_own_and_no_other()
    {
        var (ours, theirs) = (await deployment.FreshTenantAsync(Ct), await deployment.FreshTenantAsync(Ct));
        using var program = new ApiClient(deployment.Address, (await ForgeryAsync(theirs)).Text);
        var (_, conversation) = await ours.ConversationAsync(Ct);

        var named = await program.SendAsync(HttpMethod.Get, "/conversations", null, Ct, ("X-Tenant", ours.Slug));
        var looked = await program.SendAsync(HttpMethod.Get, $"/conversations/{conversation}", null, Ct);

        named.Code.ShouldBe("session.no-tenant");
        looked.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_visitors_token_opens_nothing_of_the_desk()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var visitor = await tenant.VisitorAsync(Ct);
        using var program = new ApiClient(deployment.Address, visitor.Token);

        var desk = await program.SendAsync(HttpMethod.Get, "/conversations", null, Ct);
        var self = await program.SendAsync(HttpMethod.Get, "~/connect/userinfo", (HttpContent?)null, Ct);

        desk.Status.ShouldBe(HttpStatusCode.Unauthorized);
        self.Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private async Task<Forgery> ForgeryAsync(TestTenant? of = null)
    {
        var tenant = of ?? await deployment.FreshTenantAsync(Ct);
        var application = await Application.RegisterAsync(tenant, Ct);
        using var http = new HttpClient { BaseAddress = deployment.Address };
        using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", application.Id), new("client_secret", application.Secret)]);
        using var answer = await http.PostAsync("/connect/token", form, Ct);
        var text = JsonElement.Parse(await answer.Content.ReadAsByteArrayAsync(Ct)).GetProperty("access_token").GetString()!;
        return new Forgery(text, await deployment.Services.GetRequiredService<KeyRing>().SignerAsync(SigningKey.Es256, Ct));
    }

    /// <summary>A good token of ours, and ways to change it.</summary>
    private sealed record Forgery(string Text, SigningKey Key)
    {
        internal SigningKey Stranger { get; } = new(Key.Id, SigningKey.Es256, SigningKey.New(SigningKey.Es256), Key.Times);

        internal byte[] Header { get; init; } = Base64Url.DecodeFromChars(Text.Split('.')[0]);

        internal byte[] Payload { get; init; } = Base64Url.DecodeFromChars(Text.Split('.')[1]);

        private string Signing => Base64Url.EncodeToString(Header) + "." + Base64Url.EncodeToString(Payload);

        internal Forgery With(Action<JsonObject> change) => this with { Header = Changed(Header, change) };

        internal Forgery Says(Action<JsonObject> change) => this with { Payload = Changed(Payload, change) };

        internal string Raw(string payload) => (this with { Payload = Encoding.UTF8.GetBytes(payload) }).Signed(Key);

        internal string Unsigned() => Signing + ".";

        internal string Keeping() => Signing + "." + Text.Split('.')[2];

        internal string Signed(SigningKey key) => Signing + "." + Base64Url.EncodeToString(key.Sign(Encoding.ASCII.GetBytes(Signing)));

        internal string Foreign() => Signed(Stranger);

        internal string Hmac(string secret) => Signing + "." + Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(Signing)));

        private static byte[] Changed(byte[] json, Action<JsonObject> change)
        {
            var parsed = JsonNode.Parse(json)!.AsObject();
            change(parsed);
            return JsonSerializer.SerializeToUtf8Bytes(parsed);
        }
    }
}
