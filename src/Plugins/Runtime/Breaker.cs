namespace Switchboard.Plugins.Runtime;

/// <summary>
/// Keeps callers away from a plugin that fails: after three failures in a row nobody calls it for a while, then one call may try.
/// </summary>
/// <remarks>A closed breaker costs one read a call; channels stand in the path of every message.</remarks>
internal sealed class Breaker(TimeProvider clock)
{
    internal const int StrikesAllowed = 3;
    internal static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);
    private long _trialAt;
    private int _strikes;

    /// <summary>True while calls are refused or on trial.</summary>
    public bool IsOpen => Volatile.Read(ref _trialAt) != 0;

    /// <summary>Whether a call made now would reach the plugin.</summary>
    public bool WouldLetThrough => Volatile.Read(ref _trialAt) is var until && (until == 0 || until <= Now);

    /// <summary>Asks for one call. After the rest exactly one caller is let through; the others wait for its result.</summary>
    public bool TryEnter()
    {
        var until = Volatile.Read(ref _trialAt);
        return until == 0 || (until <= Now && Interlocked.CompareExchange(ref _trialAt, Now + Rest.Ticks, until) == until);
    }

    /// <returns>True when this success ended an outage.</returns>
    public bool Succeeded()
    {
        if (Volatile.Read(ref _strikes) != 0)
            Volatile.Write(ref _strikes, 0);
        return IsOpen && Interlocked.Exchange(ref _trialAt, 0) != 0;
    }

    /// <returns>True when the plugin is out of service now.</returns>
    public bool Failed()
    {
        if (Interlocked.Increment(ref _strikes) < StrikesAllowed && !IsOpen)
            return false;
        Volatile.Write(ref _trialAt, Now + Rest.Ticks);
        return true;
    }

    private long Now => clock.GetUtcNow().UtcTicks;
}
