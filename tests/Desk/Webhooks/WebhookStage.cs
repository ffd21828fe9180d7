using System.Text.Json;
using Npgsql;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Webhooks;

/// <summary>A receiver, and a host that may call it although it is on our own machine.</summary>
public sealed class WebhookStage(Deployment deployment) : IAsyncLifetime
{
    private TestHost? _host;
    private NpgsqlDataSource? _owner;
    private WebhookReceiver? _receiver;

    public WebhookReceiver Receiver => _receiver!;

    public NpgsqlDataSource Owner => _owner!;

    public IServiceProvider Services => _host!.Services;

    public async ValueTask InitializeAsync()
    {
        _receiver = await WebhookReceiver.StartAsync(CancellationToken.None);
        var database = await deployment.Server.NewDatabaseAsync(CancellationToken.None);
        _owner = NpgsqlDataSource.Create(database.Owner);
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Outbound:Allow"] = _receiver.Allow, ["Outbound:ConnectSeconds"] = "1" };
        _host = await TestHost.StartAsync(database, settings, CancellationToken.None);
    }

    public async Task<TestTenant> FreshTenantAsync(CancellationToken ct) =>
        await TestTenant.EnterAsync(_host!.Address, await new TenantFactory(Services, Owner).CreateAsync(database: null, ct), ct);

    /// <summary>A webhook of the tenant that leads to a receiver of its own, which knows the secret.</summary>
    internal async Task<Hook> HookAsync(TestTenant tenant, CancellationToken ct, string[]? events = null, object[]? answers = null)
    {
        var name = Guid.CreateVersion7().ToString("N");
        await Receiver.SetAsync(name, ct, answers: answers ?? [new { status = 200 }]);
        var made = await tenant.Admin.PostAsync("/webhooks", new { url = Receiver.UrlOf(name), events }, ct);
        var secret = made.GetProperty("secret").GetString()!;
        await Receiver.SetAsync(name, ct, [secret]);
        return new Hook(this, tenant, name, made.GetProperty("webhook").GetProperty("id").GetGuid(), secret);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        if (_owner is not null)
            await _owner.DisposeAsync();
        if (_receiver is not null)
            await _receiver.DisposeAsync();
    }
}

/// <summary>Both ends of one webhook.</summary>
internal sealed record Hook(WebhookStage Stage, TestTenant Tenant, string Name, Guid Id, string Secret)
{
    /// <summary>What came, once that fits; what it last was otherwise fails the test's own assertion.</summary>
    public Task<List<ReceivedWebhook>> ReceivedAsync(Func<List<ReceivedWebhook>, bool> fits, CancellationToken ct) =>
        Acts.UntilAsync(() => Stage.Receiver.ReceivedAsync(Name, ct), fits, ct);

    public Task<List<ReceivedWebhook>> ReceivedAsync(int count, CancellationToken ct) => ReceivedAsync(r => r.Count >= count, ct);

    public Task<JsonElement> ShowAsync(CancellationToken ct) => Tenant.Admin.GetAsync($"/webhooks/{Id}", ct);

    public async Task<List<JsonElement>> LogAsync(CancellationToken ct, string filter = "") =>
        [.. (await Tenant.Admin.GetAsync($"/webhook-deliveries?limit=100&webhookId={Id}{filter}", ct)).GetProperty("items").EnumerateArray()];

    public Task<List<JsonElement>> LogAsync(Func<List<JsonElement>, bool> fits, CancellationToken ct) => Acts.UntilAsync(() => LogAsync(ct), fits, ct);

    public Task<JsonElement> PostAsync(string verb, object body, CancellationToken ct) => Tenant.Admin.PostAsync($"/webhooks/{Id}/{verb}", body, ct);
}
