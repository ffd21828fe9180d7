using System.Globalization;

namespace Switchboard.Bench;

/// <summary>How often the right article is first, and among the first ten: question files with known answers, over the public API.</summary>
internal static class RetrievalBench
{
    /// <param name="deployment">Where to search.</param>
    /// <param name="folder">A folder for each set, with <c>kb.tsv</c> (id, title, answer) and <c>dev.tsv</c> (id or ids, query).</param>
    /// <param name="ct">Stops it.</param>
    public static async Task RunAsync(BenchDeployment deployment, string folder, CancellationToken ct)
    {
        foreach (var set in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            var (admin, _) = await KnowledgeBench.TenantAsync(deployment, ct);
            using var __ = admin;
            var language = set.EndsWith("_zh", StringComparison.Ordinal) ? "zh-CN" : "en";
            var ids = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var row in Rows(Path.Combine(set, "kb.tsv")))
            {
                // Some rows have an answer and no question.
                var title = row[1] is { Length: > 0 and <= 200 } ? row[1] : row[1].Length > 200 ? row[1][..200] : row[0];
                var article = await admin.PostAsync("/articles", new { Slug = row[0], Language = language, Title = title, Category = "Bench", Body = row[2], Status = "published" }, ct);
                ids[article.GetProperty("id").GetString()!] = row[0];
            }

            var (first, ten, all) = (0, 0, 0);
            foreach (var row in Rows(Path.Combine(set, "dev.tsv")))
            {
                var right = row[0].Split('|');
                var found = (await admin.GetAsync($"/articles/search?q={Uri.EscapeDataString(row[1].Length > 500 ? row[1][..500] : row[1])}&language={language}&limit=10", ct))
                    .GetProperty("items").EnumerateArray().Select(h => ids[h.GetProperty("articleId").GetString()!]).ToList();
                all++;
                first += found.Take(1).Any(right.Contains) ? 1 : 0;
                ten += found.Any(right.Contains) ? 1 : 0;
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(set)}: {ids.Count} articles, {all} queries, hit@1 {100.0 * first / all:0.0} %, hit@10 {100.0 * ten / all:0.0} %"));
        }
    }

    private static IEnumerable<string[]> Rows(string file) => File.ReadLines(file).Skip(1).Select(l => l.Split('\t')).Where(r => r.Length > 1);
}
