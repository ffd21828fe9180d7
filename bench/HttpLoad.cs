using System.Diagnostics;
using System.Globalization;

namespace Switchboard.Bench;

/// <summary>What a run of requests came to.</summary>
internal readonly record struct LoadFigures(double PerSecond, double P50, double P95, double P99);

/// <summary>Connections that each ask again as soon as they are answered; ours and the one by hand in turn.</summary>
/// <param name="Connections">How many ask at once.</param>
/// <param name="Length">How long each run lasts.</param>
/// <param name="LeastBytes">An answer that is shorter does not hold what was asked for.</param>
internal sealed record HttpLoad(int Connections, TimeSpan Length, int LeastBytes)
{
    /// <summary>For a machine that is not the same from one minute to the next: after a warm-up three pairs of runs, each of which gives ratios, and the middle one counts.</summary>
    internal async Task CompareAsync(string name, Func<Task<HttpResponseMessage>> ask, Func<Task<HttpResponseMessage>> byHand, CancellationToken ct)
    {
        var pairs = new List<(LoadFigures Ours, LoadFigures Theirs)>();
        foreach (var run in (string[])["warm-up", "1", "2", "3"])
        {
            var theirs = await RunAsync($"by hand, {run}", byHand, ct);
            var ours = await RunAsync($"{name}, {run}", ask, ct);
            if (run != "warm-up")
                pairs.Add((ours, theirs));
        }

        Print($"{name}: requests/s as a share of those by hand", pairs.ConvertAll(p => p.Ours.PerSecond / p.Theirs.PerSecond), "P0");
        Print($"{name}: p95 as a multiple of that by hand", pairs.ConvertAll(p => p.Ours.P95 / p.Theirs.P95), "0.00");
    }

    private async Task<LoadFigures> RunAsync(string name, Func<Task<HttpResponseMessage>> ask, CancellationToken ct)
    {
        var before = Stolen.Now();
        var over = Stopwatch.GetTimestamp() + (long)(Length.TotalSeconds * Stopwatch.Frequency);
        var times = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => AskUntilAsync(over, ask, ct)));
        var sorted = times.SelectMany(t => t).Order().ToArray();
        var figures = new LoadFigures(sorted.Length / Length.TotalSeconds, At(0.5), At(0.95), At(0.99));
        Console.WriteLine(
            $"{name}: {figures.PerSecond:N0} requests/s, p50 {figures.P50:0.0} ms, p95 {figures.P95:0.0} ms, p99 {figures.P99:0.0} ms ({Stolen.Now().ShareSince(before):P0} of the cores taken by others)");
        return figures;
        double At(double share) => sorted[(int)((sorted.Length - 1) * share)];
    }

    private async Task<List<double>> AskUntilAsync(long over, Func<Task<HttpResponseMessage>> ask, CancellationToken ct)
    {
        var times = new List<double>();
        while (Stopwatch.GetTimestamp() < over)
        {
            var began = Stopwatch.GetTimestamp();
            using var answer = await ask();
            answer.EnsureSuccessStatusCode();
            if ((await answer.Content.ReadAsByteArrayAsync(ct)).Length < LeastBytes)
                throw new InvalidOperationException("The answer does not hold what was asked for.");
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return times;
    }

    private static void Print(string what, List<double> ratios, string format) => Console.WriteLine(
        $"{what}: {ratios.Order().ElementAt(ratios.Count / 2).ToString(format, CultureInfo.InvariantCulture)} (all: {string.Join(", ", ratios.Select(r => r.ToString(format, CultureInfo.InvariantCulture)))})");
}
