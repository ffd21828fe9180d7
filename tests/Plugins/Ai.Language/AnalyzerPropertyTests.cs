using Switchboard.Plugins.Ai.Language;
using Switchboard.Plugins.Contract;

namespace Switchboard.Plugins.Tests.Ai.Language;

public sealed class AnalyzerPropertyTests
{
    private const int Seed = 20261122;
    private static readonly PluginCall Call = new(Guid.Empty, null, new Dictionary<string, string>(StringComparer.Ordinal), TimeProvider.System);
    private static readonly LanguageAnalyzer Analyzer = new();

    [Fact]
    public void No_text_is_refused_and_every_figure_stays_in_its_range()
    {
        var random = new Random(Seed);
        string[] texts = [.. Enumerable.Range(0, 300).Select(_ => AnyUtf16(random, random.Next(200))), "", "\ud800", "\udfff?", new string('!', 70_000), new string('好', 1 << 19)];

        var analyses = texts.Select(t => Analyzer.Analyze(t, Call)).ToList();

        analyses.ForEach(ShouldBeInRange);
    }

    [Fact]
    public void A_message_is_judged_alike_alone_and_among_many_at_once()
    {
        string[] texts = [.. Enumerable.Range(0, 400).Select(i => (i % 4) switch { 0 => $"where is my order {i}", 1 => $"订单{i}到哪了", 2 => $"{i} times wrong!!", _ => $"太慢了{i}" })];
        var alone = texts.Select(t => Analyzer.Analyze(t, Call)).ToArray();
        var together = new TextAnalysis[texts.Length];

        Parallel.For(0, texts.Length, i => together[i] = Analyzer.Analyze(texts[i], Call));

        together.ShouldBe(alone);
    }

    [Fact]
    public void A_warm_analysis_allocates_no_more_than_its_answer()
    {
        string[] texts = ["where is my order 1234, it should have been here on Monday", "订单1234到哪了，说好周一到的"];
        foreach (var text in texts)
            Analyzer.Analyze(text, Call);
        var before = GC.GetAllocatedBytesForCurrentThread();

        foreach (var text in texts)
            Analyzer.Analyze(text, Call);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeInRange(1, texts.Length * 2_048);
    }

    private static void ShouldBeInRange(TextAnalysis analysis)
    {
        analysis.Confidence.ShouldBeInRange(0, 1);
        analysis.Strength.GetValueOrDefault().ShouldBeInRange(0, 1);
        analysis.Satisfaction.GetValueOrDefault(1).ShouldBeInRange(1, 5);
        analysis.Spam.GetValueOrDefault().ShouldBeInRange(0, 1);
        (analysis.Intent?.Confidence ?? 0).ShouldBeInRange(0, 1);
        (analysis.Urgency?.Confidence ?? 0).ShouldBeInRange(0, 1);
        if (analysis.Emotions is not { } felt)
            return;
        double[] each = [felt.Angry, felt.Anxious, felt.Disappointed, felt.Grateful];
        each.ShouldAllBe(likely => likely >= 0 && likely <= 1);
        each.Sum().ShouldBeInRange(0, 1.00001);
    }

    private static string AnyUtf16(Random random, int length) =>
        string.Create(length, random, static (span, r) =>
        {
            foreach (ref var c in span)
                c = r.Next(3) switch { 0 => (char)r.Next(0x10000), 1 => (char)('一' + r.Next(3_000)), _ => (char)(' ' + r.Next(95)) };
        });
}
