using System.Diagnostics;

namespace Switchboard.AppHost.Smoke;

/// <summary>
/// A line a step, with its time. After the first failure the rest is not tried: it would only repeat it.
/// Slower than promised is said but is no failure: a busy machine says nothing of the product.
/// </summary>
internal sealed class SmokeReport(TextWriter output)
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(1);

    private bool _failed;
    private int _slow;

    public bool Passed => !_failed && Steps > 0;

    private int Steps { get; set; }

    /// <param name="name">What is done.</param>
    /// <param name="walk">Does it and returns what was seen.</param>
    /// <param name="prompt">A person is waiting for it, so it is to be done within a second.</param>
    public async Task StepAsync(string name, Func<Task<string>> walk, bool prompt = false)
    {
        if (_failed)
            return;
        var watch = Stopwatch.StartNew();
        try
        {
            var saw = await walk();
            var slow = prompt && watch.Elapsed > Promised;
            Write(slow ? "slow" : "ok", watch.Elapsed, name, saw);
            _slow += slow ? 1 : 0;
            Steps++;
        }
        catch (Exception e) when (e is SmokeFailure or InvalidOperationException or HttpRequestException or TimeoutException or KeyNotFoundException)
        {
            _failed = true;
            Write("FAILED", watch.Elapsed, name, e.Message);
        }
    }

    public void Finish() => output.WriteLine(
        !Passed ? "The main job does not work."
        : _slow == 0 ? $"The main job works: {Steps} steps."
        : $"The main job works: {Steps} steps, {_slow} of them slower than the promised second.");

    internal static void Demand(bool holds, string otherwise)
    {
        if (!holds)
            throw new SmokeFailure(otherwise);
    }

    private void Write(string verdict, TimeSpan took, string name, string saw) => output.WriteLine($"{verdict,-6} {took.TotalMilliseconds,6:0} ms  {name}: {saw}");
}
