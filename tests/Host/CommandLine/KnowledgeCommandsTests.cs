using Npgsql;
using Switchboard.Testing;
using Saas = Switchboard.Host.CommandLine.CommandLine;

namespace Switchboard.Host.Tests.CommandLine;

/// <summary>Search for the operator: in a tenant's articles, and measured on files.</summary>
public sealed class KnowledgeCommandsTests(Deployment deployment) : IDisposable
{
    private static readonly string[] Articles =
    [
        "faq_id\tquestion\tanswer", "a\tWhere is my parcel?\tFollow the link in the letter.", "b\tHow do I clean an opal?\tWith water alone.", "c\tMay I return a ring?\tWithin thirty days.",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("kb").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Queries_are_answered_in_their_order_with_the_best_articles_first()
    {
        var (kb, queries, output) = (Write("kb.tsv", Articles), Write("dev.tsv", "faq_id\tquery", "b\tcleaning opals", "c\treturning a ring", "a\tparcel"), Path.Combine(_folder, "out.tsv"));

        (await Saas.RunAsync(["kb", "eval", "--kb", kb, "--queries", queries, "--out", output])).ShouldBe(0);

        var lines = await File.ReadAllLinesAsync(output, Ct);
        lines.Select(l => l.Split('\t')[0]).ShouldBe(["cleaning opals", "returning a ring", "parcel"]);
        lines.Select(l => l.Split('\t')[1].Split('|')[0]).ShouldBe(["b", "c", "a"]);
    }

    [Fact]
    public async Task Similar_questions_find_articles_that_share_no_word_with_the_query()
    {
        var (kb, queries) = (Write("kb.tsv", Articles), Write("dev.tsv", "query", "plonkster"));
        var similar = Write("train.tsv", "faq_id\tquery", "b|c\tthe plonkster question");
        string[] outputs = [Path.Combine(_folder, "with.tsv"), Path.Combine(_folder, "without.tsv")];

        (await Saas.RunAsync(["kb", "eval", "--kb", kb, "--similar", similar, "--queries", queries, "--out", outputs[0], "--json"])).ShouldBe(0);
        (await Saas.RunAsync(["kb", "eval", "--kb", kb, "--queries", queries, "--out", outputs[1], "--json"])).ShouldBe(0);

        (await File.ReadAllTextAsync(outputs[0], Ct)).Trim().Split('\t', '|').Order().ShouldBe(["b", "c", "plonkster"]);
        (await File.ReadAllTextAsync(outputs[1], Ct)).ShouldBe("plonkster\t\n");
    }

    [Theory]
    [InlineData("faq_id\tanswer", "query")]
    [InlineData("faq_id\tquestion\tanswer", "words")]
    [InlineData("", "query")]
    public async Task Files_without_their_columns_are_wrong_arguments(string articles, string queries)
    {
        var (kb, asked) = (Write("kb.tsv", articles.Length == 0 ? [] : [articles]), Write("dev.tsv", queries));

        var code = await Saas.RunAsync(["kb", "eval", "--kb", kb, "--queries", asked, "--out", Path.Combine(_folder, "out.tsv")]);

        code.ShouldBe(2);
    }

    [Fact]
    public async Task A_tenants_articles_are_searched_and_nothing_is_remembered()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        await tenant.Admin.PostAsync("/articles", new { slug = "opals", language = "en", title = "Opals", category = "", body = "With water.", status = "published" }, Ct);
        Environment.SetEnvironmentVariable("ConnectionStrings__Owner", deployment.Database.Owner);

        (await Saas.RunAsync(["kb", "search", "--tenant", tenant.Slug, "opals"])).ShouldBe(0);
        (await Saas.RunAsync(["kb", "search", "--tenant", tenant.Slug, "opals", "--language", "zh-CN", "--json"])).ShouldBe(0);
        (await Saas.RunAsync(["kb", "search", "--tenant", "nobody-of-that-name", "opals"])).ShouldBe(1);
        (await Saas.RunAsync(["kb", "search", "--tenant", tenant.Slug, "opals", "--limit", "0"])).ShouldBe(2);
        (await Saas.RunAsync(["kb", "search", "--tenant", tenant.Slug, "opals", "--language", "fr"])).ShouldBe(2);

        await using var count = deployment.Owner.CreateCommand("select count(*)::int from desk.knowledge_queries where tenant_id = $1");
        count.Parameters.Add(new NpgsqlParameter { Value = tenant.Id.Value });
        (await count.ExecuteScalarAsync(Ct)).ShouldBe(0);
    }

    private string Write(string name, params string[] lines)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllLines(path, lines);
        return path;
    }
}
