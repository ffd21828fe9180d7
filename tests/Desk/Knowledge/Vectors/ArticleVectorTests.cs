using System.Text.Json;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Knowledge.Vectors;

/// <summary>Articles have vectors where their tenant has a service that makes them, and searches find by them what shares no word.</summary>
public sealed class ArticleVectorTests(VectorStage stage) : IClassFixture<VectorStage>
{
    private static readonly (string, string)[] Shop = [("Mending a cracked bezel", "At our bench."), ("Opening hours", "From nine to five."), ("Quartz", "How to set it.")];
    private const string Paraphrase = "rim round the dial";
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_that_shares_no_word_with_its_answer_is_found_by_its_meaning_and_without_vectors_is_not()
    {
        var words = await stage.FreshTenantAsync(_ct);
        foreach (var (title, body) in Shop)
            await stage.AddAsync(words, title, body, _ct);
        var tenant = await stage.ShopAsync(_ct, Shop);

        var found = await stage.FindAsync(tenant, Paraphrase, _ct);

        found[0].ShouldBe("Mending a cracked bezel");
        (await stage.FindAsync(words, Paraphrase, _ct)).ShouldNotContain("Mending a cracked bezel");
    }

    [Fact]
    public async Task Words_and_meaning_count_together()
    {
        var tenant = await stage.ShopAsync(_ct, [.. Shop, ("A watch as a present", "Wrapped for nothing.")]);

        var found = await stage.FindAsync(tenant, "quartz", _ct);

        found.Take(2).ShouldBe(["Quartz", "A watch as a present"]);
    }

    [Fact]
    public async Task A_tenants_vectors_are_seen_by_no_other()
    {
        var neighbour = await stage.ShopAsync(_ct, Shop);
        var tenant = await stage.ShopAsync(_ct, ("Opening hours", "From nine to five."));

        var found = await stage.FindAsync(tenant, Paraphrase, _ct);

        found.ShouldNotContain("Mending a cracked bezel");
        (await stage.FindAsync(neighbour, Paraphrase, _ct))[0].ShouldBe("Mending a cracked bezel");
    }

    [Fact]
    public async Task An_article_that_is_written_or_changed_gets_its_vector_and_one_that_keeps_its_words_costs_no_call()
    {
        var tenant = await stage.ShopAsync(_ct, Shop);
        var added = await stage.AddAsync(tenant, "Where things are", "Look at our map.", _ct);
        await stage.UntilVectorsAsync(tenant, 4, _ct);

        await ChangeAsync(tenant, added, "Where the parcel is", "Map");
        await stage.UntilVectorsAsync(tenant, 4, _ct);
        var asked = Asked("Where the parcel is");
        await ChangeAsync(tenant, added, "Where the parcel is", "Other category");
        await stage.UntilVectorsAsync(tenant, 4, _ct);

        (await stage.FindAsync(tenant, "my shipment", _ct))[0].ShouldBe("Where the parcel is");
        (asked, Asked("Where the parcel is")).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A_deleted_articles_vector_is_gone_and_one_that_is_taken_back_is_not_found()
    {
        var tenant = await stage.ShopAsync(_ct, Shop);
        var (deleted, drafted) = (await stage.AddAsync(tenant, "The parcel", "It comes.", _ct), await stage.AddAsync(tenant, "The other shipment", "It comes.", _ct));
        await stage.UntilVectorsAsync(tenant, 5, _ct);

        await tenant.Admin.DeleteAsync($"/articles/{deleted}", _ct);
        await ChangeAsync(tenant, drafted, "The other shipment", "Shop", "draft");

        (await stage.FindAsync(tenant, "parcel or shipment", _ct)).ShouldNotContain(t => t == "The parcel" || t == "The other shipment");
        (await stage.Owner.ScalarAsync<long>("select count(*) from desk.article_vectors where tenant_id = $1 and article_id = $2", _ct, tenant.Id.Value, deleted)).ShouldBe(0);
    }

    [Fact]
    public async Task Another_model_has_all_vectors_made_anew()
    {
        var tenant = await stage.ShopAsync(_ct, Shop);

        await stage.FillInAsync(tenant, _ct, model: "text-embedding-3-large");

        var models = await Acts.UntilAsync(
            () => stage.Owner.ScalarAsync<string>("select string_agg(model, ', ' order by article_id) from desk.article_vectors where tenant_id = $1", _ct, tenant.Id.Value), m => !m.Contains("small", StringComparison.Ordinal), _ct);
        models.Split(", ").ShouldAllBe(m => m.StartsWith("text-embedding-3-large 32 ", StringComparison.Ordinal));
        (await stage.UntilVectorsAsync(tenant, 3, _ct)).ShouldBe(3);
        (await stage.FindAsync(tenant, Paraphrase, _ct))[0].ShouldBe("Mending a cracked bezel");
    }

    [Fact]
    public async Task A_tenant_that_switches_it_off_searches_by_words_and_has_its_vectors_back_without_a_call()
    {
        var tenant = await stage.ShopAsync(_ct, [.. Shop, ("Steel vault", "Locked.")]);
        var asked = Asked("Steel vault");

        await tenant.Admin.PostAsync("/plugins/embeddings/disable", new { }, _ct);
        await Acts.UntilAsync(() => ModelAsync(tenant), m => m is DBNull, _ct);
        var without = await stage.FindAsync(tenant, Paraphrase, _ct);
        await tenant.Admin.PostAsync("/plugins/embeddings/enable", new { }, _ct);
        await stage.UntilVectorsAsync(tenant, 4, _ct);

        without.ShouldNotContain("Mending a cracked bezel");
        (await stage.FindAsync(tenant, Paraphrase, _ct))[0].ShouldBe("Mending a cracked bezel");
        Asked("Steel vault").ShouldBe(asked);
    }

    [Fact]
    public async Task A_wrong_key_is_seen_by_administrators_and_a_right_one_is_tried_at_once()
    {
        var tenant = await stage.FreshTenantAsync(_ct);
        await stage.AddAsync(tenant, "Mending a cracked bezel", "At our bench.", _ct);

        await stage.FillInAsync(tenant, _ct, key: "sk-wrong");
        var trouble = await Acts.UntilAsync(() => TroubleAsync(tenant), t => t is not null, _ct);
        await stage.FillInAsync(tenant, _ct);

        trouble.ShouldBe("401 invalid_api_key");
        (await stage.UntilVectorsAsync(tenant, 1, _ct)).ShouldBe(1);
        (await TroubleAsync(tenant)).ShouldBeNull();
    }

    [Fact]
    public async Task Administrators_see_how_many_articles_have_vectors_and_nothing_where_nothing_is_filled_in()
    {
        var tenant = await stage.ShopAsync(_ct, Shop);
        var other = await stage.FreshTenantAsync(_ct);

        var progress = await ProgressAsync(tenant);

        (progress.GetProperty("made").GetInt32(), progress.GetProperty("of").GetInt32(), progress.Text("trouble")).ShouldBe((3, 3, null));
        (await ProgressAsync(other)).ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Our_own_network_is_not_called()
    {
        var tenant = await stage.FreshTenantAsync(_ct);
        await stage.AddAsync(tenant, "Mending a cracked bezel", "At our bench.", _ct);

        await stage.FillInAsync(tenant, _ct, address: "http://127.0.0.1:1/v1");

        (await Acts.UntilAsync(() => TroubleAsync(tenant), t => t is not null, _ct)).ShouldNotBeNull();
        (await stage.FindAsync(tenant, "bezel", _ct)).ShouldBe(["Mending a cracked bezel"]);
    }

    [Fact]
    public async Task One_text_that_the_service_does_not_take_keeps_no_other_from_its_vector()
    {
        var tenant = await stage.FreshTenantAsync(_ct);
        foreach (var (title, body) in Shop)
            await stage.AddAsync(tenant, title, body, _ct);
        await stage.AddAsync(tenant, "Forbidden", "An unspeakable word.", _ct);
        stage.Service.Refuses = "unspeakable";

        await stage.FillInAsync(tenant, _ct);

        (await stage.UntilVectorsAsync(tenant, 3, _ct)).ShouldBe(3);
        (await stage.Owner.ScalarAsync<long>("select count(*) from desk.article_vectors where tenant_id = $1 and dims = 0", _ct, tenant.Id.Value)).ShouldBe(1);
        (await stage.FindAsync(tenant, "unspeakable", _ct))[0].ShouldBe("Forbidden");
    }

    [Fact]
    public async Task Numbers_and_addresses_in_a_query_do_not_leave_the_house()
    {
        var tenant = await stage.ShopAsync(_ct, Shop);

        await stage.FindAsync(tenant, "The rim round my vlorbik, order 4711-0815, write to ann@example.com", _ct);

        stage.Service.Asked.SelectMany(a => a.Input).Where(i => i.Contains("vlorbik", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldBe("the rim round my vlorbik, order #, write to @");
    }

    [Fact]
    public async Task What_the_service_was_asked_for_is_counted_for_the_bill()
    {
        var tenant = await stage.ShopAsync(_ct, Shop);

        await stage.FindAsync(tenant, "money back", _ct);
        await stage.FindAsync(tenant, "money back", _ct);

        var usage = (await tenant.Admin.GetAsync("/usage", _ct)).GetProperty("items").EnumerateArray().ToDictionary(u => u.Text("metric")!, u => u.GetProperty("quantity").GetInt64(), StringComparer.Ordinal);
        usage["embedded-texts"].ShouldBe(4, "three articles, and one query that was asked twice");
        usage["embedding-tokens"].ShouldBeGreaterThan(0);
    }

    private int Asked(string text) => stage.Service.Asked.Count(a => a.Input.Any(i => i.Contains(text, StringComparison.Ordinal)));

    private Task<object> ModelAsync(TestTenant tenant) => stage.Owner.ScalarAsync<object>("select vector_model from desk.knowledge_versions where tenant_id = $1", _ct, tenant.Id.Value);

    private async Task<string?> TroubleAsync(TestTenant tenant) => (await ProgressAsync(tenant)).Text("trouble");

    private async Task<JsonElement> ProgressAsync(TestTenant tenant) =>
        (await tenant.Admin.GetAsync("/plugins", _ct)).GetProperty("items").EnumerateArray().Single(p => p.Text("id") == "embeddings").GetProperty("vectors");

    private Task ChangeAsync(TestTenant tenant, Guid article, string title, string category, string status = "published") =>
        tenant.Admin.PutAsync($"/articles/{article}", new { title, category, body = "Look at our map.", status }, _ct);
}
