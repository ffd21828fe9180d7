using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Switchboard.Desk.Knowledge;
using Switchboard.Desk.Knowledge.Searching;
using Switchboard.Tenancy.Isolation;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Knowledge.Searching;

/// <summary>What readers choose moves articles for what they asked, a little, and for nobody else.</summary>
public sealed class SearchLearningTests(Deployment deployment)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_helped_moves_up_for_its_query_and_paraphrases_and_for_no_other_query_and_tenant()
    {
        var (tenant, neighbour) = (await ShopAsync(), await ShopAsync());
        var hits = await SearchAsync(tenant, "my ring turned black yesterday");
        var second = hits[1];

        await tenant.Agent.PostAsync($"/articles/{second.Text("articleId")}/choose", new { queryId = second.Text("queryId"), helped = true }, _ct);

        (await SearchAsync(tenant, "my ring turned black yesterday"))[0].Text("title").ShouldBe(second.Text("title"));
        (await SearchAsync(tenant, "ring has turned all black"))[0].Text("title").ShouldBe(second.Text("title"));
        (await SearchAsync(tenant, "opal"))[0].Text("title").ShouldBe(hits[0].Text("title"));
        (await SearchAsync(neighbour, "my ring turned black yesterday"))[0].Text("title").ShouldBe(hits[0].Text("title"));
    }

    [Fact]
    public async Task One_visitor_who_says_it_again_and_again_teaches_nothing_and_two_do()
    {
        var tenant = await ShopAsync();
        var hit = (await SearchAsync(tenant, "opal plonkster"))[0];

        for (var i = 0; i < 5; i++)
            await TellAsync(tenant, hit, Told.Helped, "192.0.2.1");
        (await SearchAsync(tenant, "plonkster")).ShouldBeEmpty();
        await TellAsync(tenant, hit, Told.Helped, "192.0.2.2");

        (await SearchAsync(tenant, "plonkster")).ShouldHaveSingleItem().Text("articleId").ShouldBe(hit.Text("articleId"));
    }

    [Fact]
    public async Task An_agent_who_opens_it_again_and_again_is_heard_once()
    {
        var tenant = await ShopAsync();
        var hit = (await SearchAsync(tenant, "opal plonkster"))[0];

        for (var i = 0; i < 5; i++)
            await tenant.Agent.PostAsync($"/articles/{hit.Text("articleId")}/choose", new { queryId = hit.Text("queryId") }, _ct);

        (await SearchAsync(tenant, "plonkster")).ShouldBeEmpty();
        var query = (await tenant.Admin.GetAsync("/knowledge-queries", _ct)).GetProperty("items").EnumerateArray().Single(q => q.Text("query") == "opal plonkster");
        query.GetProperty("opened").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task What_misses_as_often_as_it_helps_is_unlearned()
    {
        var tenant = await ShopAsync();
        var hit = (await SearchAsync(tenant, "opal plonkster"))[0];
        await TellAsync(tenant, hit, Told.Helped, "192.0.2.1");
        await TellAsync(tenant, hit, Told.Helped, "192.0.2.2");
        (await SearchAsync(tenant, "plonkster")).ShouldHaveSingleItem();

        await TellAsync(tenant, hit, Told.Missed, "192.0.2.3");

        (await SearchAsync(tenant, "plonkster")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Votes_of_visitors_are_forgotten_the_day_after_and_no_address_is_stored()
    {
        var tenant = await ShopAsync();
        var hit = (await SearchAsync(tenant, "opal plonkster"))[0];
        await TellAsync(tenant, hit, Told.Helped, "192.0.2.1");
        await deployment.Owner.RunAsync("update desk.knowledge_votes set forget_on = forget_on - 1 where tenant_id = $1", _ct, tenant.Id.Value);

        await TellAsync(tenant, hit, Told.Opened, "192.0.2.9");

        await using var count = deployment.Owner.CreateCommand("select count(*)::int from desk.knowledge_votes where tenant_id = $1 and told = 'opened' and octet_length(voter) = 32");
        count.Parameters.AddWithValue(tenant.Id.Value);
        (await count.ExecuteScalarAsync(_ct)).ShouldBe(1);
        count.CommandText = "select count(*)::int from desk.knowledge_votes where tenant_id = $1";
        (await count.ExecuteScalarAsync(_ct)).ShouldBe(1);
    }

    [Fact]
    public async Task A_reader_of_the_help_centre_searches_opens_and_tells()
    {
        var tenant = await ShopAsync();
        using var reader = deployment.Anonymous();

        var found = await reader.SendAsync(HttpMethod.Get, $"~/help/{tenant.Slug}?language=en&q=opal%20%3Cplonkster%3E", (object?)null, _ct);
        var link = found.Text.Split("<li><a href=\"")[1].Split('"')[0].Replace("&amp;", "&", StringComparison.Ordinal);
        var article = await reader.SendAsync(HttpMethod.Get, "~" + link, (object?)null, _ct);
        var yes = article.Text.Split("formaction=\"")[1].Split('"')[0].Replace("&amp;", "&", StringComparison.Ordinal);
        var told = await reader.SendAsync(HttpMethod.Post, "~" + yes, (object?)null, _ct);

        found.Text.ShouldContain("value=\"opal &lt;plonkster&gt;\"");
        told.Headers["Location"].ShouldEndWith("thanks=true");
        (await reader.SendAsync(HttpMethod.Get, "~" + told.Headers["Location"], (object?)null, _ct)).Text.ShouldContain("Thank you");
        var query = (await tenant.Admin.GetAsync("/knowledge-queries", _ct)).GetProperty("items").EnumerateArray().Single();
        (query.GetProperty("asked").GetInt32(), query.GetProperty("opened").GetInt32(), query.GetProperty("helped").GetInt32()).ShouldBe((1, 1, 1));
    }

    [Theory]
    [InlineData("", "00000000-0000-7000-8000-000000000000", null)]
    [InlineData("-unknown", null, null)]
    [InlineData("", null, "cross-site")]
    public async Task Nobody_tells_of_what_no_search_has_shown_or_from_another_site(string slugEnd, string? query, string? site)
    {
        var tenant = await ShopAsync();
        var hit = (await SearchAsync(tenant, "opal plonkster"))[0];
        var slug = hit.Text("url")!.Split('/')[^1].Split('?')[0] + slugEnd;
        using var reader = deployment.Anonymous();

        var told = await reader.SendAsync(
            HttpMethod.Post, $"~/help/{tenant.Slug}/{slug}/feedback?language=en&helped=true&query={query ?? hit.Text("queryId")}", (object?)null, _ct, site is null ? [] : [("Sec-Fetch-Site", site)]);

        ((int)told.Status).ShouldBe(404);
        var known = (await tenant.Admin.GetAsync("/knowledge-queries", _ct)).GetProperty("items").EnumerateArray().Single();
        known.GetProperty("helped").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task A_suggestion_that_an_agent_takes_teaches_the_customers_last_words()
    {
        var tenant = await ShopAsync();
        var (visitor, conversation) = await tenant.ConversationAsync(_ct);
        await visitor.SayAsync("opal plonkster", _ct);
        var suggested = (await tenant.Agent.GetAsync($"/conversations/{conversation}/suggestions", _ct)).GetProperty("items")[0];
        var before = await QueriesAsync(tenant);

        await tenant.Agent.PostAsync($"/articles/{suggested.Text("articleId")}/choose", new { queryId = suggested.Text("queryId"), helped = true }, _ct);

        (await SearchAsync(tenant, "plonkster")).ShouldHaveSingleItem().Text("articleId").ShouldBe(suggested.Text("articleId"));
        before.ShouldNotContain(q => q.GetProperty("asked").GetInt32() == 0);
        (await QueriesAsync(tenant)).ShouldContain(q => q.Text("query") == "opal plonkster" && q.GetProperty("helped").GetInt32() == 1);
    }

    private async Task<TestTenant> ShopAsync()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        await AddAsync(tenant, "Black opal ring", "An opal in a ring stays black.");
        await AddAsync(tenant, "Silver that turned dull", "A ring, a chain or a spoon: wipe it.");
        return tenant;
    }

    private async Task TellAsync(TestTenant tenant, JsonElement hit, Told told, string network)
    {
        await using var scope = deployment.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Enter(tenant.Tenant);
        var slug = hit.Text("url")!.Split('/')[^1].Split('?')[0];
        var heard = await scope.ServiceProvider.GetRequiredService<ArticleFeedback>().TellAsync(slug, "en", new KnowledgeQueryId(Guid.Parse(hit.Text("queryId")!)), told, network, _ct);
        heard.ShouldBeTrue();
    }

    private async Task<List<JsonElement>> QueriesAsync(TestTenant tenant) => [.. (await tenant.Admin.GetAsync("/knowledge-queries", _ct)).GetProperty("items").EnumerateArray()];

    private async Task<List<JsonElement>> SearchAsync(TestTenant tenant, string words) =>
        [.. (await tenant.Agent.GetAsync($"/articles/search?q={Uri.EscapeDataString(words)}&language=en", _ct)).GetProperty("items").EnumerateArray()];

    private Task<JsonElement> AddAsync(TestTenant tenant, string title, string body) =>
        tenant.Admin.PostAsync("/articles", new { slug = "a-" + Guid.CreateVersion7().ToString("N"), language = "en", title, category = "Shop", body, status = "published" }, _ct);
}
