using Switchboard.Desk.Tests.Plugins;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Knowledge.Vectors;

/// <summary>An embedder of somebody else's that misbehaves.</summary>
public sealed class FailingEmbedderTests(Deployment deployment)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_that_keeps_failing_rests_while_words_answer_and_what_it_made_stays()
    {
        await using var own = await OwnHost.StartAsync(deployment.Server, ["web-chat", "magpie"], _ct);
        var tenant = await NestAsync(own);
        var before = await FindAsync(tenant, "rim round the dial");

        for (var i = 0; i < 3; i++)
            (await FindAsync(tenant, $"bezel crash {i}")).ShouldContain("Mending a cracked bezel");
        var after = await FindAsync(tenant, "an uncracked bezel");

        before[0].ShouldBe("Mending a cracked bezel");
        after[0].ShouldBe("Mending a cracked bezel");
        (await tenant.Admin.GetAsync("/plugins", _ct)).GetProperty("items").EnumerateArray().Single(p => p.Text("id") == "magpie").Text("state").ShouldBe("faulted");
        await tenant.Admin.PutAsync($"/inboxes/{tenant.InboxId}", new { name = "Wakes the work on vectors" }, _ct);
        (await own.Owner.ScalarAsync<object>("select vector_model from desk.knowledge_versions where tenant_id = $1", _ct, tenant.Id.Value)).ShouldBe("nest 2 ");
    }

    [Fact]
    public async Task A_refusal_or_an_answer_that_is_none_costs_no_search_and_is_no_strike()
    {
        await using var own = await OwnHost.StartAsync(deployment.Server, ["web-chat", "magpie"], _ct);
        var tenant = await NestAsync(own);

        foreach (var query in (string[])["bezel refuse", "bezel swallow", "bezel refuse once more"])
            (await FindAsync(tenant, query)).ShouldContain("Mending a cracked bezel");

        (await tenant.Admin.GetAsync("/plugins", _ct)).GetProperty("items").EnumerateArray().Single(p => p.Text("id") == "magpie").Text("state").ShouldBe("active");
    }

    private async Task<TestTenant> NestAsync(OwnHost own)
    {
        var tenant = await own.FreshTenantAsync(_ct);
        foreach (var (title, body) in new[] { ("Mending a cracked bezel", "At our bench."), ("Opening hours", "From nine to five.") })
            await tenant.Admin.PostAsync("/articles", new { slug = "a-" + Guid.CreateVersion7().ToString("N"), language = "en", title, category = "Shop", body, status = "published" }, _ct);
        await tenant.Admin.PutAsync("/plugins/magpie/settings", new { settings = new { likes = "bezel,rim round" } }, _ct);
        await Acts.UntilAsync(
            () => own.Owner.ScalarAsync<long>("select count(*) from desk.article_vectors v join desk.knowledge_versions k using (tenant_id) where v.tenant_id = $1 and v.number <= k.vectors", _ct, tenant.Id.Value), n => n == 2, _ct);
        return tenant;
    }

    private async Task<List<string?>> FindAsync(TestTenant tenant, string query) =>
        [.. (await tenant.Agent.GetAsync($"/articles/search?q={Uri.EscapeDataString(query)}&language=en", _ct)).GetProperty("items").EnumerateArray().Select(i => i.Text("title"))];
}
