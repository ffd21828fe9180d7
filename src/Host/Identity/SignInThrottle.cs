using System.Collections.Concurrent;

namespace Switchboard.Host.Identity;

/// <summary>
/// Counts failed sign-ins by account name, known or not, and by address. An attempt counts from its beginning, so that
/// many at once cannot slip through; a success takes itself back.
/// </summary>
internal sealed class SignInThrottle(TimeProvider clock)
{
    internal static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    private const int PerAccount = 5;
    private const int PerAddress = 50;
    private const int WorthSweeping = 10_000;
    private readonly ConcurrentDictionary<string, (int Count, DateTimeOffset Until)> _attempts = new(StringComparer.Ordinal);

    /// <summary>Null when the attempt may go on, else how long to wait.</summary>
    internal TimeSpan? Begin(string account, string address)
    {
        var now = clock.GetUtcNow();
        Sweep(now);
        var byAccount = Count("account " + account.ToUpperInvariant(), now);
        var byAddress = Count("address " + address, now);
        if (byAccount.Count <= PerAccount && byAddress.Count <= PerAddress)
            return null;
        return (byAccount.Count > PerAccount ? byAccount.Until : byAddress.Until) - now;
    }

    /// <summary>A step that was right and is not the last: it takes itself back, and nothing of what failed before.</summary>
    internal void Passed(string account, string address)
    {
        TakeBack("account " + account.ToUpperInvariant());
        TakeBack("address " + address);
    }

    internal void Succeeded(string account, string address)
    {
        _attempts.TryRemove("account " + account.ToUpperInvariant(), out _);
        TakeBack("address " + address);
    }

    private void TakeBack(string key) => _attempts.AddOrUpdate(key, (0, clock.GetUtcNow()), (_, old) => (Math.Max(0, old.Count - 1), old.Until));

    private (int Count, DateTimeOffset Until) Count(string key, DateTimeOffset now) =>
        _attempts.AddOrUpdate(key, (1, now + Window), (_, old) => old.Until <= now ? (1, now + Window) : (old.Count + 1, old.Until));

    private void Sweep(DateTimeOffset now)
    {
        if (_attempts.Count < WorthSweeping)
            return;
        foreach (var (key, attempt) in _attempts)
        {
            if (attempt.Until <= now)
                _attempts.TryRemove(key, out _);
        }
    }
}
