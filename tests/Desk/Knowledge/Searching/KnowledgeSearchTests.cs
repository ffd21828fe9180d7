using System.Text.Json;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Knowledge.Searching;

/// <summary>What is found, and that it is found as soon as it is written.</summary>
public sealed class KnowledgeSearchTests(Deployment deployment)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Drafts_other_languages_and_other_tenants_are_not_found()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var neighbour = await deployment.FreshTenantAsync(_ct);
        await AddAsync(tenant, "Quartz watches", "How to set a quartz watch.", "draft");
        await AddAsync(neighbour, "Quartz watches", "How to set a quartz watch.", "published");

        var found = await SearchAsync(tenant, "quartz");

        found.ShouldBeEmpty();
        (await SearchAsync(neighbour, "quartz")).ShouldHaveSingleItem();
        (await SearchAsync(neighbour, "quartz", "zh-CN")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_index_follows_every_change_of_an_article()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var id = await AddAsync(tenant, "Quartz watches", "How to set a quartz watch.", "published");
        var article = new { title = "Opal rings", category = "Shop", body = "How to clean an opal.", status = "published" };

        await tenant.Admin.PutAsync($"/articles/{id}", article, _ct);

        (await SearchAsync(tenant, "quartz")).ShouldBeEmpty();
        (await SearchAsync(tenant, "opal")).ShouldHaveSingleItem();
        await tenant.Admin.DeleteAsync($"/articles/{id}", _ct);
        (await SearchAsync(tenant, "opal")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_another_host_changes_is_seen_by_the_next_search()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var id = await AddAsync(tenant, "Quartz watches", "How to set a quartz watch.", "published");
        (await SearchAsync(tenant, "quartz")).ShouldHaveSingleItem();

        await deployment.Owner.RunAsync(
            """
            with v as (update desk.knowledge_versions set version = version + 1 where tenant_id = $1 returning version)
            update desk.articles set title = 'Fjord tours', body = 'By boat.', revision = v.version from v where tenant_id = $1 and id = $2
            """, _ct, tenant.Id.Value, Guid.Parse(id));

        (await SearchAsync(tenant, "quartz")).ShouldBeEmpty();
        (await SearchAsync(tenant, "fjord")).ShouldHaveSingleItem().Text("title").ShouldBe("Fjord tours");
    }

    [Fact]
    public async Task An_article_is_found_by_its_similar_questions_and_by_one_that_an_agent_adds()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var id = await AddAsync(tenant, "Delivery", "Two days.", "published");
        await tenant.Admin.PutAsync($"/articles/{id}", new { title = "Delivery", category = "", body = "Two days.", status = "published", questions = new[] { "Where is my parcel?", "  ", "where is my parcel?" } }, _ct);

        var added = await tenant.Agent.PostAsync($"/articles/{id}/questions", new { question = "Has the courier left yet?" }, _ct);

        added.GetProperty("questions").EnumerateArray().Select(q => q.GetString()).ShouldBe(["Where is my parcel?", "Has the courier left yet?"]);
        (await SearchAsync(tenant, "parcel")).ShouldHaveSingleItem().GetProperty("titleCoverage").GetDouble().ShouldBe(1, 0.001);
        (await SearchAsync(tenant, "courier")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_tenants_synonyms_serve_its_own_searches_until_they_are_deleted()
    {
        var (tenant, neighbour) = (await deployment.FreshTenantAsync(_ct), await deployment.FreshTenantAsync(_ct));
        await AddAsync(tenant, "Zorblax care", "Wipe it.", "published");
        await AddAsync(neighbour, "Zorblax care", "Wipe it.", "published");
        (await SearchAsync(tenant, "quuxify")).ShouldBeEmpty();

        var group = await tenant.Admin.PostAsync("/synonym-groups", new { words = new[] { "quuxify", "zorblax" } }, _ct);

        (await SearchAsync(tenant, "quuxify")).ShouldHaveSingleItem();
        (await SearchAsync(neighbour, "quuxify")).ShouldBeEmpty();
        await tenant.Admin.DeleteAsync($"/synonym-groups/{group.Text("id")}", _ct);
        (await SearchAsync(tenant, "quuxify")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_helped_is_found_by_the_query_that_led_to_it()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        await AddAsync(tenant, "Ring sizes", "A table of ring sizes.", "published");
        var hit = (await SearchAsync(tenant, "how%20wide%20is%20the%20ring%20plonkster")).ShouldHaveSingleItem();
        (await SearchAsync(tenant, "plonkster")).ShouldBeEmpty();

        await tenant.Agent.PostAsync($"/articles/{hit.Text("articleId")}/choose", new { queryId = hit.Text("queryId"), helped = true }, _ct);

        (await SearchAsync(tenant, "plonkster")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Questions_without_an_answer_are_listed_without_what_tells_who_asked()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        await AddAsync(tenant, "Ring sizes", "A table of ring sizes.", "published");

        await SearchAsync(tenant, Uri.EscapeDataString("Repair order 4711-0815 for ann@example.com"));
        await SearchAsync(tenant, Uri.EscapeDataString("repair order 9999 for bob@example.com"));
        await SearchAsync(tenant, "ring");

        var open = (await tenant.Admin.GetAsync("/knowledge-queries?answered=false", _ct)).GetProperty("items").EnumerateArray().ToList();
        open.ShouldHaveSingleItem().Text("query").ShouldBe("repair order # for @");
        open[0].GetProperty("asked").GetInt32().ShouldBe(2);
    }

    private async Task<List<JsonElement>> SearchAsync(TestTenant tenant, string words, string language = "en") =>
        [.. (await tenant.Agent.GetAsync($"/articles/search?q={words}&language={language}", _ct)).GetProperty("items").EnumerateArray()];

    private async Task<string> AddAsync(TestTenant tenant, string title, string body, string status) =>
        (await tenant.Admin.PostAsync("/articles", new { slug = "a-" + Guid.CreateVersion7().ToString("N"), language = "en", title, category = "Shop", body, status }, _ct)).Text("id")!;
}
