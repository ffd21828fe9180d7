using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Switchboard.Search;
using Switchboard.Search.Analysis;
using Switchboard.Search.Topics;

namespace Switchboard.Host.CommandLine;

/// <summary>How often the right article is found, from files with known answers; needs no database.</summary>
internal static class EvaluateSearchCommand
{
    private const int Asked = 10;

    internal static Command Create()
    {
        var kb = File("--kb", "Articles: columns faq_id, question or title, answer.", required: true);
        var similar = File("--similar", "Other wordings of their questions: columns faq_id, query.", required: false);
        var queries = File("--queries", "What is searched for: columns query and, where the right articles are known, faq_id.", required: true);
        var to = File("--out", "Where to write: query, tab, ten ids joined by |, best first.", required: true);
        var json = new Option<bool>("--json") { Description = "Answer as JSON." };
        var command = new Command("eval", "Measure how often search finds the right article.") { kb, similar, queries, to, json };
        command.SetAction(async (p, ct) =>
        {
            var index = Build(await TsvFile.ReadAsync(p.GetValue(kb)!, ct), p.GetValue(similar) is { } file ? await TsvFile.ReadAsync(file, ct) : null);
            var asked = await TsvFile.ReadAsync(p.GetValue(queries)!, ct);
            var figures = await AnswerAsync(index, asked, p.GetValue(to)!, ct);
            Console.WriteLine(p.GetValue(json) ? JsonSerializer.Serialize(figures, JsonSerializerOptions.Web) : figures.ToString());
            return 0;
        });
        return command;
    }

    private static SearchIndex<string> Build(TsvFile articles, TsvFile? similar)
    {
        var wordings = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (ids, query) in similar?.Pairs("faq_id", "query") ?? [])
        {
            foreach (var id in ids.Split('|'))
            {
                if (!wordings.TryGetValue(id, out var known))
                    wordings[id] = known = [];
                known.Add(query);
            }
        }

        var (key, title, answer) = (articles.Column("faq_id"), articles.Column("question", "title"), articles.Column("answer"));
        var documents = articles.Rows.DistinctBy(r => r[key], StringComparer.Ordinal)
            .Select(r => new SearchDocument<string>(r[key], r[title], r[answer]) { Questions = wordings.GetValueOrDefault(r[key]) ?? [] });
        return SearchIndex<string>.Build(documents, new SynonymGroups(SynonymGroups.BuiltIn()), questions: UsualQuestions.BuiltIn());
    }

    private static async Task<Figures> AnswerAsync(SearchIndex<string> index, TsvFile asked, string to, CancellationToken ct)
    {
        var (query, right) = (asked.Column("query"), asked.Has("faq_id") ? asked.Column("faq_id") : -1);
        var (first, five, ranks) = (0, 0, 0.0);
        var began = Stopwatch.GetTimestamp();
        await using var writer = new StreamWriter(to, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
        foreach (var row in asked.Rows)
        {
            var ids = index.Search(row[query], Asked).Hits.Select(h => h.Key).ToList();
            await writer.WriteLineAsync($"{row[query]}\t{string.Join('|', ids)}".AsMemory(), ct);
            var place = right < 0 ? -1 : ids.FindIndex(row[right].Split('|').Contains);
            first += place == 0 ? 1 : 0;
            five += place is >= 0 and < 5 ? 1 : 0;
            ranks += place < 0 ? 0 : 1.0 / (place + 1);
        }

        var count = asked.Rows.Count;
        var rate = count / Math.Max(1e-9, Stopwatch.GetElapsedTime(began).TotalSeconds);
        return right < 0 || count == 0
            ? new Figures(index.Count, count, null, null, null, rate)
            : new Figures(index.Count, count, (double)first / count, (double)five / count, ranks / count, rate);
    }

    private static Option<string> File(string name, string description, bool required) => new(name) { Description = description, Required = required };

    /// <param name="R1">Share of queries whose first article is right; null where the right ones are not known.</param>
    /// <param name="R5">Share with a right one among the first five.</param>
    /// <param name="Mrr10">Mean of 1 / place of the first right one, 0 beyond ten.</param>
    private sealed record Figures(int Articles, int Queries, double? R1, double? R5, double? Mrr10, double QueriesPerSecond)
    {
        public override string ToString() => R1 is null
            ? string.Create(CultureInfo.InvariantCulture, $"{Articles} articles, {Queries} queries, {QueriesPerSecond:0} queries/s")
            : string.Create(CultureInfo.InvariantCulture, $"{Articles} articles, {Queries} queries: R@1 {100 * R1:0.0} %, R@5 {100 * R5:0.0} %, MRR@10 {Mrr10:0.000}, {QueriesPerSecond:0} queries/s");
    }
}
