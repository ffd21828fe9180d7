using System.Diagnostics;

namespace Switchboard.GraphQL.Tests.Abuse;

/// <summary>What an answer took at best: neighbours on the machine only ever make it more.</summary>
internal sealed record Effort(TimeSpan Time, long Bytes)
{
    private const int Tries = 5;

    internal static Effort Of(Action answer)
    {
        answer();
        var best = new Effort(TimeSpan.MaxValue, long.MaxValue);
        for (var i = 0; i < Tries; i++)
        {
            var bytes = GC.GetTotalAllocatedBytes(precise: true);
            var clock = Stopwatch.StartNew();
            answer();
            var time = clock.Elapsed;
            bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
            best = new Effort(time < best.Time ? time : best.Time, Math.Min(bytes, best.Bytes));
        }

        return best;
    }

    internal void ShouldBeWithin(double milliseconds, long bytes, string what)
    {
        TestContext.Current.SendDiagnosticMessage("{0}: {1:0.0} ms, {2:0.00} MB", what, Time.TotalMilliseconds, Bytes / 1e6);
        Time.TotalMilliseconds.ShouldBeLessThanOrEqualTo(milliseconds, what);
        Bytes.ShouldBeLessThanOrEqualTo(bytes, what);
    }
}
