using Microsoft.Extensions.DependencyInjection;
using Switchboard.Desk.Knowledge.Searching;
using Switchboard.Tenancy.Isolation;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Knowledge.Searching;

/// <summary>Which tenants' indexes stay in memory, and when one is made anew.</summary>
public sealed class KnowledgeIndexesTests(Deployment deployment)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_index_is_built_once_and_kept()
    {
        var tenant = await ShopAsync();
        var indexes = Indexes(1 << 20);

        var both = await Task.WhenAll(indexes.GetAsync(tenant.Tenant, _ct).AsTask(), indexes.GetAsync(tenant.Tenant, _ct).AsTask());

        both[1].ShouldBeSameAs(both[0]);
        (await indexes.GetAsync(tenant.Tenant, _ct)).ShouldBeSameAs(both[0]);
        both[0].English.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_not_used_for_longest_makes_room()
    {
        var (one, two, three) = (await ShopAsync(), await ShopAsync(), await ShopAsync());
        var size = (await Indexes(1 << 20).GetAsync(one.Tenant, _ct)).Bytes;
        var indexes = Indexes((size * 5) / 2);
        var (first, second) = (await indexes.GetAsync(one.Tenant, _ct), await indexes.GetAsync(two.Tenant, _ct));
        await indexes.GetAsync(one.Tenant, _ct);

        await indexes.GetAsync(three.Tenant, _ct);

        (await indexes.GetAsync(one.Tenant, _ct)).ShouldBeSameAs(first);
        (await indexes.GetAsync(two.Tenant, _ct)).ShouldNotBeSameAs(second);
    }

    [Fact]
    public async Task The_index_just_built_stays_however_big()
    {
        var tenant = await ShopAsync();
        var indexes = Indexes(1);

        var built = await indexes.GetAsync(tenant.Tenant, _ct);

        (await indexes.GetAsync(tenant.Tenant, _ct)).ShouldBeSameAs(built);
    }

    [Fact]
    public async Task An_old_index_is_replaced_once_for_all_who_saw_that_it_is_old()
    {
        var tenant = await ShopAsync();
        var indexes = Indexes(1 << 20);
        var old = await indexes.GetAsync(tenant.Tenant, _ct);
        await AddAsync(tenant, "Opal rings");

        var newer = await Task.WhenAll(indexes.RefreshAsync(tenant.Tenant, old, _ct).AsTask(), indexes.RefreshAsync(tenant.Tenant, old, _ct).AsTask());

        newer[1].ShouldBeSameAs(newer[0]);
        newer[0].Version.ShouldBeGreaterThan(old.Version);
        (newer[0].English.Count, old.English.Count).ShouldBe((2, 1));
    }

    [Fact]
    public async Task An_index_that_is_the_newest_stays_as_it_is()
    {
        var tenant = await ShopAsync();
        var indexes = Indexes(1 << 20);
        var built = await indexes.GetAsync(tenant.Tenant, _ct);

        var refreshed = await indexes.RefreshAsync(tenant.Tenant, built, _ct);

        refreshed.ShouldBeSameAs(built);
    }

    private KnowledgeIndexes Indexes(long bytes) => new(deployment.Services.GetRequiredService<TenantConnections>(), new KnowledgeBudget(bytes));

    private async Task<TestTenant> ShopAsync()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        await AddAsync(tenant, "Quartz watches");
        return tenant;
    }

    private Task AddAsync(TestTenant tenant, string title) =>
        tenant.Admin.PostAsync("/articles", new { slug = "a-" + Guid.CreateVersion7().ToString("N"), language = "en", title, category = "Shop", body = "How to set it.", status = "published" }, _ct);
}
