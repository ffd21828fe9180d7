using System.Diagnostics;
using System.Globalization;
using Switchboard.AppHost.Orchestration;
using Switchboard.Plugins.Ai.Language;
using Switchboard.Plugins.Contract;

namespace Switchboard.Bench;

/// <summary>How fast a customer's message is judged whole on one core (mood, intent, emotion, urgency, spam) and an answer is graded, by the models that ship.</summary>
internal static class JudgingBench
{
    private const int Rounds = 3;
    private static readonly PluginCall Call = new(Guid.Empty, null, new Dictionary<string, string>(StringComparer.Ordinal), TimeProvider.System);

    internal static void Run()
    {
        var started = Stopwatch.GetTimestamp();
        var analyzer = new LanguageAnalyzer();
        Say($"analyzer opened in {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0.0} ms");
        foreach (var language in (string[])["zh", "en"])
        {
            var messages = Column("utterances", language, 0);
            Measure($"messages judged, {language}", messages.Length, i => analyzer.Analyze(messages[i], Call));
            var (questions, answers) = (Column("answers", language, 0), Column("answers", language, 1));
            Measure($"answers graded, {language}", answers.Length, i => analyzer.Grade(new AnsweredText(questions[i], answers[i]), Call));
        }
    }

    private static void Measure(string what, int count, Action<int> judge)
    {
        for (var i = 0; i < count; i++)
            judge(i);
        var (best, times) = (double.PositiveInfinity, new double[count]);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < count; i++)
            {
                var one = Stopwatch.GetTimestamp();
                judge(i);
                times[i] = Stopwatch.GetElapsedTime(one).TotalMicroseconds;
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Array.Sort(times);
        Say($"{what}, one core: {count / best:0}/s, p50 {times[count / 2]:0} µs, p99 {times[count * 99 / 100]:0} µs, {(double)allocated / (count * Rounds):0} bytes allocated each");
    }

    private static string[] Column(string file, string language, int column) =>
        [.. File.ReadLines(Repository.PathOf("src", "Plugins", "Ai.Language", "Seed", $"{file}.{language}.tsv")).Skip(1).Select(l => l.Split('\t')[column])];

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
