using System.Text.Json;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Knowledge;

/// <summary>The database's ranking against BM25 computed here from the textbook, over words that no stemmer touches.</summary>
public sealed class RankingTests(Deployment deployment)
{
    private const int Documents = 40;
    private static readonly string[] Vocabulary = ["granit", "koral", "plasmo", "fjord", "quartz", "limbo", "tempo", "rubin", "onyx", "opal", "mokka", "tulip", "zinnia", "fresco", "tango", "radio"];
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scores_and_order_are_those_of_BM25()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var random = new Random(20260301);
        var corpus = new Dictionary<string, (string[] Title, string[] Body)>(StringComparer.Ordinal);
        for (var i = 0; i < Documents; i++)
        {
            var (title, body) = (Words(random, 3), Words(random, random.Next(10, 60)));
            var article = await AddAsync(tenant, string.Join(' ', title), string.Join(' ', body), "published");
            corpus.Add(article, (title, body));
        }

        foreach (var query in new[] { "granit", "koral fjord", "onyx opal tango radio", "zinnia zinnia limbo" })
        {
            var found = (await tenant.Agent.GetAsync($"/articles/search?q={Uri.EscapeDataString(query)}&language=en&limit=20", _ct))
                .GetProperty("items").EnumerateArray().Select(h => (Id: h.Text("articleId")!, Score: h.GetProperty("score").GetDouble())).ToList();

            var expected = corpus.Select(d => (Id: d.Key, Score: Bm25(query.Split(' ').Distinct(), d.Value, corpus.Values))).Where(s => s.Score > 0).OrderByDescending(s => s.Score).Take(20).ToList();
            found.Count.ShouldBe(expected.Count);
            for (var i = 0; i < found.Count; i++)
            {
                found[i].Score.ShouldBe(expected[i].Score, expected[i].Score * 0.002, $"{query}, place {i + 1}");
                found[i].Score.ShouldBe(expected.Single(e => e.Id == found[i].Id).Score, expected[i].Score * 0.002, $"{query}, article at place {i + 1}");
            }
        }
    }

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
        (await deployment.Owner.ScalarAsync<long>("select count(*) from desk.article_terms where tenant_id = $1", _ct, tenant.Id.Value)).ShouldBe(0);
    }

    private async Task<List<JsonElement>> SearchAsync(TestTenant tenant, string words, string language = "en") =>
        [.. (await tenant.Agent.GetAsync($"/articles/search?q={words}&language={language}", _ct)).GetProperty("items").EnumerateArray()];

    private async Task<string> AddAsync(TestTenant tenant, string title, string body, string status) =>
        (await tenant.Admin.PostAsync("/articles", new { slug = "a-" + Guid.CreateVersion7().ToString("N"), language = "en", title, category = "Shop", body, status }, _ct)).Text("id")!;

    /// <summary>k1 = 1.2, b = 0.75; a word of the title counts three times, and once towards the length.</summary>
    private static double Bm25(IEnumerable<string> query, (string[] Title, string[] Body) document, ICollection<(string[] Title, string[] Body)> corpus)
    {
        double Length((string[] Title, string[] Body) d) => d.Title.Length + d.Body.Length;
        double Frequency((string[] Title, string[] Body) d, string term) => d.Body.Count(w => w == term) + (3 * d.Title.Count(w => w == term));
        var mean = corpus.Average(Length);
        return query.Sum(term =>
        {
            var having = corpus.Count(d => Frequency(d, term) > 0);
            var idf = Math.Log(1 + ((corpus.Count - having + 0.5) / (having + 0.5)));
            var frequency = Frequency(document, term);
            return idf * frequency * 2.2 / (frequency + (1.2 * (0.25 + (0.75 * Length(document) / mean))));
        });
    }

    private static string[] Words(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => Vocabulary[random.Next(Vocabulary.Length)])];
}
