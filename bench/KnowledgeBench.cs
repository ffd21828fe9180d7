using System.Diagnostics;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Switchboard.AppHost.Demo;

namespace Switchboard.Bench;

/// <summary>How fast a big knowledge base is searched over the public API: articles made of the demo companies' own sentences.</summary>
internal static class KnowledgeBench
{
    private const int Queries = 1_000;

    public static async Task RunAsync(BenchDeployment deployment, string demo, int articles, CancellationToken ct)
    {
        var (admin, tenant) = await TenantAsync(deployment, ct);
        using var _ = admin;
        var random = new Random(7);
        var sources = Directory.EnumerateDirectories(demo).SelectMany(company => DemoArticle.In(Path.Combine(company, "articles"))).ToList();
        var filling = Stopwatch.StartNew();
        await FillAsync(deployment.Owner, tenant, sources, articles, random, ct);
        Say($"{articles} articles of {sources.Count} real ones' sentences, written in {filling.Elapsed.TotalSeconds:0.0} s");
        var building = Stopwatch.StartNew();
        await SearchAsync(admin, sources[0].Title, sources[0].Language, ct);
        Say($"first search, which builds the index: {building.Elapsed.TotalSeconds:0.0} s");

        foreach (var language in new[] { "zh-CN", "en" })
        {
            var titles = sources.Where(s => s.Language == language).Select(s => s.Title).ToArray();
            for (var i = 0; i < 50; i++)
                await SearchAsync(admin, titles[random.Next(titles.Length)], language, ct);
            var times = new List<double>(Queries);
            for (var i = 0; i < Queries; i++)
            {
                var began = Stopwatch.GetTimestamp();
                await SearchAsync(admin, titles[random.Next(titles.Length)], language, ct);
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

            times.Sort();
            Say($"{language}: {Queries} searches, one after the other over HTTP: p50 {times[Queries / 2]:0.0} ms, p95 {times[Queries * 95 / 100]:0.0} ms, p99 {times[Queries * 99 / 100]:0.0} ms, worst {times[^1]:0.0} ms");
        }
    }

    internal static async Task<(DemoApi Admin, Guid Tenant)> TenantAsync(BenchDeployment deployment, CancellationToken ct)
    {
        var slug = "kb" + Guid.CreateVersion7().ToString("N")[^8..];
        var (admin, _, _) = await deployment.NewTenantAsync(slug, ct);
        await using var source = NpgsqlDataSource.Create(deployment.Owner);
        await using var command = source.CreateCommand("select id from catalog.tenants where slug = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = slug });
        return (admin, (Guid)(await command.ExecuteScalarAsync(ct))!);
    }

    private static Task SearchAsync(DemoApi admin, string words, string language, CancellationToken ct) =>
        admin.GetAsync($"/articles/search?q={Uri.EscapeDataString(words)}&language={language}", ct);

    private static async Task FillAsync(string owner, Guid tenant, List<DemoArticle> sources, int articles, Random random, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(owner);
        await using (var connection = await source.OpenConnectionAsync(ct))
        await using (var rows = await connection.BeginBinaryImportAsync("copy desk.articles (tenant_id, id, slug, language, title, category, body, status, created_at, updated_at) from stdin (format binary)", ct))
        {
            rows.Timeout = TimeSpan.FromMinutes(10);
            for (var i = 0; i < articles; i++)
            {
                var language = i % 2 == 0 ? "zh-CN" : "en";
                var pool = sources.Where(s => s.Language == language).ToList();
                await rows.StartRowAsync(ct);
                await rows.WriteAsync(tenant, ct);
                await rows.WriteAsync(Guid.CreateVersion7(), ct);
                await rows.WriteAsync($"bench-{i}", ct);
                await rows.WriteAsync(language, ct);
                await rows.WriteAsync(pool[random.Next(pool.Count)].Title + " " + i.ToString(CultureInfo.InvariantCulture), ct);
                await rows.WriteAsync("Bench", ct);
                await rows.WriteAsync(string.Join("\n\n", Enumerable.Range(0, 4).Select(_ => Paragraph(pool[random.Next(pool.Count)], random))), ct);
                await rows.WriteAsync("published", ct);
                await rows.WriteAsync(TimeProvider.System.GetUtcNow(), NpgsqlDbType.TimestampTz, ct);
                await rows.WriteAsync(TimeProvider.System.GetUtcNow(), NpgsqlDbType.TimestampTz, ct);
            }

            await rows.CompleteAsync(ct);
        }

        await using var settle = source.CreateCommand("vacuum analyze desk.articles, desk.knowledge_versions");
        settle.CommandTimeout = 300;
        await settle.ExecuteNonQueryAsync(ct);
    }

    private static string Paragraph(DemoArticle article, Random random)
    {
        var paragraphs = article.Body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        return paragraphs[random.Next(paragraphs.Length)];
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
