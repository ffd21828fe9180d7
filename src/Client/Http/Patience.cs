namespace Switchboard.Client.Http;

/// <summary>How often and how long a call is tried again.</summary>
internal sealed class Patience(SwitchboardOptions options)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(1);

    internal TimeProvider Clock => options.TimeProvider;

    internal TimeSpan Timeout => options.Timeout;

    /// <summary>How long to wait before the next try; null when this was the last.</summary>
    /// <param name="attempt">The try that has just failed, from 1.</param>
    /// <param name="start">When the call began, as a timestamp of the clock.</param>
    /// <param name="asked">What the server asked for.</param>
    internal TimeSpan? WaitAfter(int attempt, long start, TimeSpan? asked)
    {
        if (attempt >= options.MaxAttempts)
            return null;
        var wait = asked ?? Jittered(attempt);
        return Clock.GetElapsedTime(start) + wait < options.TotalTimeout ? wait : null;
    }

    /// <summary>What is left of the call's time, but no more than one try may take.</summary>
    internal TimeSpan TryFor(long start)
    {
        var left = options.TotalTimeout - Clock.GetElapsedTime(start);
        return left >= Timeout ? Timeout : left > Least ? left : Least;
    }

    /// <summary>Anywhere between nothing and twice as long as the last time: clients that failed together do not come back together.</summary>
    internal static TimeSpan Jittered(int attempt)
    {
        var most = Math.Min(Longest.TotalMilliseconds, First.TotalMilliseconds * Math.Pow(2, attempt - 1));
        return TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * most);
    }
}
