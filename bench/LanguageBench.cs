using System.Diagnostics;
using System.Globalization;
using Switchboard.Language.Matching;
using Switchboard.Language.Models;
using Switchboard.Language.Training;

namespace Switchboard.Bench;

/// <summary>How fast and how lean texts are judged on one core, and how fast a hundred thousand words are looked for. Needs neither database nor host.</summary>
internal static class LanguageBench
{
    private const int Classes = 77;
    private const int ExamplesOfAClass = 60;
    private const int Words = 100_000;
    private const int Rounds = 3;

    /// <param name="train">A TSV with columns <c>label</c> and <c>text</c> to learn from; null for made-up texts of 77 classes.</param>
    internal static void Run(string? train)
    {
        var examples = train is null ? MadeUp() : Read(train);
        var started = Stopwatch.GetTimestamp();
        using var trained = TextTrainer.Train(examples).Model;
        Say($"trained on {examples.Count} examples of {trained.Labels.Count} classes in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s: {string.Join(" + ", trained.Card.Members)}");
        var path = Path.Combine(Path.GetTempPath(), Guid.CreateVersion7() + ".model");
        trained.Save(path);
        started = Stopwatch.GetTimestamp();
        using (var model = TextModel.Open(path))
        {
            model.Predict(examples[0].Text);
            Say($"model of {new FileInfo(path).Length / 1048576.0:0.0} MiB opened, with a first prediction, in {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0.0} ms");
            Predictions(model, [.. examples.Select(e => e.Text)]);
        }

        File.Delete(path);
        Matching();
        SearchBench.Run();
    }

    private static void Predictions(TextModel model, string[] texts)
    {
        foreach (var text in texts)
            model.Predict(text, default, default);
        var (best, times) = (double.PositiveInfinity, new double[texts.Length]);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < texts.Length; i++)
            {
                var one = Stopwatch.GetTimestamp();
                model.Predict(texts[i], default, default);
                times[i] = Stopwatch.GetElapsedTime(one).TotalMicroseconds;
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Array.Sort(times);
        Say($"one core: {texts.Length / best:0} predictions/s, p50 {times[times.Length / 2]:0} µs, p99 {times[times.Length * 99 / 100]:0} µs, {(double)allocated / (texts.Length * Rounds):0.0} bytes allocated each");
    }

    private static void Matching()
    {
        var random = new Random(20261122);
        var words = Enumerable.Range(0, Words).Select(_ => Han(random, 2 + random.Next(4))).Distinct(StringComparer.Ordinal).ToList();
        var started = Stopwatch.GetTimestamp();
        var matcher = new KeywordMatcher(words.Select(w => new Keyword(w)));
        Say($"matcher of {matcher.Count} words built in {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms");
        string[] texts = [.. Enumerable.Range(0, 2_000).Select(_ => Han(random, 500))];
        foreach (var text in texts)
            matcher.Find(text);
        var bytes = texts.Sum(t => System.Text.Encoding.UTF8.GetByteCount(t));
        var best = double.PositiveInfinity;
        for (var round = 0; round < Rounds; round++)
        {
            started = Stopwatch.GetTimestamp();
            foreach (var text in texts)
                matcher.Find(text);
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        Say($"matcher: {bytes / best / 1e6:0} MB/s of UTF-8 text");
    }

    /// <summary>Texts as long as a customer's, whose classes share most of their words.</summary>
    private static List<Example> MadeUp()
    {
        var random = new Random(20261122);
        string[] vocabulary = [.. Enumerable.Range(0, 2_000).Select(_ => Latin(random, 3 + random.Next(7)))];
        return
        [
            .. from label in Enumerable.Range(0, Classes)
               from example in Enumerable.Range(0, ExamplesOfAClass)
               select new Example(
                   label.ToString(CultureInfo.InvariantCulture),
                   string.Join(' ', Enumerable.Range(0, 12).Select(i => i % 3 == 0 ? vocabulary[(label * 20) + random.Next(20)] : vocabulary[random.Next(vocabulary.Length)]))),
        ];
    }

    private static List<Example> Read(string path)
    {
        var rows = File.ReadLines(path).Select(l => l.Split('\t')).ToList();
        var (label, text) = (Array.IndexOf(rows[0], "label"), Array.IndexOf(rows[0], "text"));
        return [.. rows.Skip(1).Select(r => new Example(r[label], r[text]))];
    }

    private static string Latin(Random random, int length) => string.Create(length, random, static (span, r) => Fill(span, r, 'a', 26));

    private static string Han(Random random, int length) => string.Create(length, random, static (span, r) => Fill(span, r, '一', 3_000));

    private static void Fill(Span<char> span, Random random, char first, int count)
    {
        foreach (ref var c in span)
            c = (char)(first + random.Next(count));
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
