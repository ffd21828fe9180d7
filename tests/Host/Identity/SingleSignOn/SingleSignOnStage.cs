using System.Net;
using System.Text.Json;
using Switchboard.Testing;
using Switchboard.Testing.SignIn;

namespace Switchboard.Host.Tests.Identity.SingleSignOn;

/// <summary>A host beside the others that may call the providers of these tests.</summary>
public sealed class SingleSignOnStage(Deployment deployment) : IAsyncLifetime
{
    private TestHost? _host;

    public Deployment Deployment => deployment;

    public Uri Address => _host!.Address;

    public OpenIdServer OpenId { get; private set; } = null!;

    public VendorServer Vendors { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        OpenId = await OpenIdServer.StartAsync(CancellationToken.None);
        Vendors = await VendorServer.StartAsync(CancellationToken.None);
        var vendors = Vendors.Address.GetLeftPart(UriPartial.Authority);
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Outbound:Allow"] = $"{OpenId.Allow},{Vendors.Allow},{deployment.Address.Authority}",
            ["Outbound:ConnectSeconds"] = "0.3",
            ["SingleSignOn:Feishu:Accounts"] = vendors,
            ["SingleSignOn:Feishu:Open"] = vendors,
            ["SingleSignOn:WeCom:Login"] = vendors,
            ["SingleSignOn:WeCom:Api"] = vendors,
            ["SingleSignOn:DingTalk:Login"] = vendors,
            ["SingleSignOn:DingTalk:Api"] = vendors,
        };
        _host = await TestHost.StartAsync(deployment.Database, settings, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _host!.DisposeAsync();
        await OpenId.DisposeAsync();
        await Vendors.DisposeAsync();
    }

    /// <summary>A tenant and its administrator at this host.</summary>
    internal async Task<(TestTenant Tenant, ApiClient Admin)> TenantAsync(CancellationToken ct)
    {
        var tenant = await deployment.FreshTenantAsync(ct);
        return (tenant, await ApiClient.SignInAsync(Address, tenant.Admin.Email, Deployment.Password, ct));
    }

    /// <summary>Connects an OpenID Connect provider; whoever signs in becomes an agent unless said otherwise.</summary>
    internal async Task<Guid> ConnectAsync(ApiClient admin, string realm, CancellationToken ct, object[]? mappings = null, string? defaultRole = "agent", bool provision = true) =>
        (await admin.PostAsync("/identity-providers", new
        {
            kind = "oidc",
            name = "Company sign-in",
            issuer = OpenId.IssuerOf(realm),
            clientId = "switchboard",
            clientSecret = OpenIdServer.Secret,
            groupsClaim = "groups",
            mappings = mappings ?? [],
            defaultRole,
            provision,
        }, ct)).GetProperty("id").GetGuid();
}

/// <summary>A browser on its way through a provider; follows nothing by itself.</summary>
internal sealed class Traveller(Uri host) : IDisposable
{
    private readonly ApiClient _client = new(host);

    internal ApiClient Client => _client;

    /// <summary>Where our host sends it.</summary>
    internal async Task<string> StartAsync(Guid provider, CancellationToken ct, string? to = null, bool again = false, params (string, string)[] headers)
    {
        var query = (to is null ? "" : "&to=" + Uri.EscapeDataString(to)) + (again ? "&again=1" : "");
        return Browser.Sent(await _client.SendAsync(HttpMethod.Get, $"/single-sign-on/{provider}/start?x=1{query}", (HttpContent?)null, ct, headers));
    }

    /// <summary>Comes back; where it is sent then.</summary>
    internal async Task<string> ReturnAsync(string url, CancellationToken ct) => Browser.Sent(await _client.SendAsync(HttpMethod.Get, "~" + new Uri(url).PathAndQuery, (HttpContent?)null, ct));

    internal async Task<string> SignInAsync(SingleSignOnStage stage, Guid provider, object claims, CancellationToken ct, bool again = false) =>
        await ReturnAsync(stage.OpenId.SignIn(await StartAsync(provider, ct, again: again), claims), ct);

    internal async Task<JsonElement> SessionAsync(CancellationToken ct) => await _client.GetAsync("/session", ct);

    /// <summary>A change, as the page makes it.</summary>
    internal async Task<Answer> ChangeAsync(HttpMethod method, string path, object? body, CancellationToken ct, params (string, string)[] headers) =>
        await _client.SendAsync(method, path, body, ct, [("X-CSRF-Token", (await SessionAsync(ct)).GetProperty("csrfToken").GetString()!), .. headers]);

    internal async Task<bool> IsInAsync(CancellationToken ct) => (await _client.SendAsync(HttpMethod.Get, "/conversations", null, ct)).Status == HttpStatusCode.OK;

    public void Dispose() => _client.Dispose();
}
