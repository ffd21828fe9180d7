using System.Diagnostics;
using System.Globalization;
using Switchboard.Search;
using Switchboard.Search.Analysis;
using Switchboard.Search.Topics;

namespace Switchboard.Bench;

/// <summary>How fast articles are searched in memory, with all that the product's own index knows: synonyms, topics, typos. Needs neither database nor host.</summary>
internal static class SearchBench
{
    private const int Words = 5_000;
    private const int Queries = 1_000;
    private const int WordsOfTitle = 6;
    private const int WordsOfBody = 120;

    internal static void Run()
    {
        var random = new Random(20261122);
        string[] words = [.. Enumerable.Range(0, Words).Select(_ => Han(random, 1 + random.Next(3)))];
        foreach (var articles in (int[])[10_000, 100_000])
        {
            var started = Stopwatch.GetTimestamp();
            var builder = new SearchIndexBuilder<int>(new SynonymGroups(SynonymGroups.BuiltIn()), questions: UsualQuestions.BuiltIn());
            var titles = new string[articles];
            for (var i = 0; i < articles; i++)
                builder.Add(new SearchDocument<int>(i, titles[i] = Text(words, random, WordsOfTitle), Text(words, random, WordsOfBody)));
            var index = builder.Build();
            Say($"{articles} articles indexed in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, {index.Bytes / 1048576.0:0} MiB");
            Searches(index, titles, words, random);
        }
    }

    /// <summary>Half of a title, one word more, and as a customer's question.</summary>
    private static void Searches(SearchIndex<int> index, string[] titles, string[] words, Random random)
    {
        var (times, found) = (new double[Queries], 0);
        for (var i = -50; i < Queries; i++)
        {
            var wanted = random.Next(titles.Length);
            var query = $"请问{titles[wanted][..(titles[wanted].Length / 2)]}{words[random.Next(words.Length)]}怎么办";
            var started = Stopwatch.GetTimestamp();
            var hits = index.Search(query, 10).Hits;
            if (i < 0)
                continue;
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            found += hits.Any(h => h.Key == wanted) ? 1 : 0;
        }

        Array.Sort(times);
        Say($"{Queries} searches, one core: p50 {times[Queries / 2]:0.0} ms, p95 {times[Queries * 95 / 100]:0.0} ms, p99 {times[Queries * 99 / 100]:0.0} ms; the right one among ten {100.0 * found / Queries:0.0} %");
    }

    /// <summary>Few words are in most texts and most words in few, as in any language.</summary>
    private static string Text(string[] words, Random random, int count) =>
        string.Concat(Enumerable.Range(0, count).Select(_ => words[(int)(words.Length * Math.Pow(random.NextDouble(), 3))]));

    private static string Han(Random random, int length) => string.Create(length, random, static (span, r) =>
    {
        foreach (ref var c in span)
            c = (char)('一' + r.Next(3_000));
    });

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
