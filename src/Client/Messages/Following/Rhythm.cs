using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>When to ask again: soon while there is news, more and more seldom when there is none, and never all followers at once.</summary>
internal sealed class Rhythm(TimeProvider clock, FollowOptions options)
{
    private const double Slowing = 1.5;
    private TimeSpan _pause = options.Fastest;
    private int _failures;

    internal Task PauseAsync(bool news, CancellationToken ct)
    {
        _pause = news ? options.Fastest : Shorter(_pause * Slowing, options.Slowest);
        return Task.Delay(_pause * (0.75 + (Random.Shared.NextDouble() / 2)), clock, ct);
    }

    /// <summary>Asks until there is an answer: a server that restarts, or is too busy, is a pause and no end. Says whether it took more than one try.</summary>
    internal async Task<(T Answer, bool Troubled)> AskAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken ct)
    {
        while (true)
        {
            TimeSpan? asked;
            try
            {
                var answer = await ask(ct);
                var troubled = _failures > 0;
                _failures = 0;
                return (answer, troubled);
            }
            catch (SwitchboardException e) when (e is UnavailableException or RateLimitedException)
            {
                asked = e.RetryAfter;
            }

            var own = Shorter(options.Fastest + Patience.Jittered(Math.Min(++_failures, 10)), options.Slowest);
            await Task.Delay(asked > own ? asked.Value : own, clock, ct);
        }
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
