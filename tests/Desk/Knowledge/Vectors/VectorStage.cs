using Npgsql;
using Switchboard.Emulators.OpenAi;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Knowledge.Vectors;

/// <summary>A host that may call an emulator of the service that makes vectors, and knows no other.</summary>
public sealed class VectorStage(Deployment deployment) : IAsyncLifetime
{
    private TestHost? _host;
    private NpgsqlDataSource? _owner;
    private EmbeddingsEmulator? _service;

    internal EmbeddingsEmulator Service => _service!;

    internal NpgsqlDataSource Owner => _owner!;

    internal IServiceProvider Services => _host!.Services;

    public async ValueTask InitializeAsync()
    {
        _service = await EmbeddingsEmulator.StartAsync(new Meanings(["refund", "money back"], ["bezel", "rim round"], ["parcel", "shipment"], ["password", "sign in"], ["quartz", "watch"]));
        var database = await deployment.Server.NewDatabaseAsync(CancellationToken.None);
        _owner = NpgsqlDataSource.Create(database.Owner);
        _host = await TestHost.StartAsync(database, new Dictionary<string, string?>(StringComparer.Ordinal) { ["Outbound:Allow"] = _service.Authority, ["Outbound:ConnectSeconds"] = "0.2" }, CancellationToken.None);
    }

    internal async Task<TestTenant> FreshTenantAsync(CancellationToken ct) =>
        await TestTenant.EnterAsync(_host!.Address, await new TenantFactory(_host.Services, Owner).CreateAsync(database: null, ct), ct);

    /// <summary>Fills in the form; what is not named is as it must be for the service.</summary>
    internal Task FillInAsync(TestTenant tenant, CancellationToken ct, string? key = null, string model = "text-embedding-3-small", string? address = null) =>
        tenant.Admin.PutAsync("/plugins/embeddings/settings", new
        {
            settings = new { apiKey = key ?? EmbeddingsEmulator.Key, baseAddress = address ?? Service.Address, model, dimensions = "32" },
        }, ct);

    /// <summary>A fresh tenant with these articles, and vectors of them all.</summary>
    internal async Task<TestTenant> ShopAsync(CancellationToken ct, params (string Title, string Body)[] articles)
    {
        var tenant = await FreshTenantAsync(ct);
        foreach (var (title, body) in articles)
            await AddAsync(tenant, title, body, ct);
        await FillInAsync(tenant, ct);
        (await UntilVectorsAsync(tenant, articles.Length, ct)).ShouldBe(articles.Length);
        return tenant;
    }

    internal async Task<Guid> AddAsync(TestTenant tenant, string title, string body, CancellationToken ct) =>
        (await tenant.Admin.PostAsync("/articles", new { slug = "a-" + Guid.CreateVersion7().ToString("N"), language = "en", title, category = "Shop", body, status = "published" }, ct)).GetProperty("id").GetGuid();

    /// <summary>The titles that a search finds.</summary>
    internal async Task<List<string?>> FindAsync(TestTenant tenant, string query, CancellationToken ct) =>
        [.. (await tenant.Agent.GetAsync($"/articles/search?q={Uri.EscapeDataString(query)}&language=en", ct)).GetProperty("items").EnumerateArray().Select(i => i.Text("title"))];

    /// <summary>Vectors that hosts have been told of.</summary>
    internal Task<long> UntilVectorsAsync(TestTenant tenant, long many, CancellationToken ct) => Acts.UntilAsync(
        () => Owner.ScalarAsync<long>(
            """
            select count(*) from desk.article_vectors v join desk.articles a on a.tenant_id = v.tenant_id and a.id = v.article_id and a.revision = v.revision
            join desk.knowledge_versions k on k.tenant_id = v.tenant_id and k.vector_model = v.model and v.number <= k.vectors where v.tenant_id = $1 and v.dims > 0
            """, ct, tenant.Id.Value), n => n == many, ct);

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        if (_owner is not null)
            await _owner.DisposeAsync();
        if (_service is not null)
            await _service.DisposeAsync();
    }
}
