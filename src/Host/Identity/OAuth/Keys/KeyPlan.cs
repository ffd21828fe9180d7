namespace Switchboard.Host.Identity.OAuth.Keys;

/// <summary>When keys follow each other. Pure.</summary>
internal static class KeyPlan
{
    /// <summary>How long a key signs.</summary>
    internal static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>How long a key is published before it signs: longer than anybody keeps our list of keys.</summary>
    internal static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    /// <summary>How long it stays published afterwards: longer than any token lives, and time to sign out with an old id token.</summary>
    internal static readonly TimeSpan Behind = TimeSpan.FromDays(1);

    /// <summary>Times of a key to be made now for an algorithm, or null where there is nothing to do.</summary>
    internal static SigningTimes? Decide(IReadOnlyCollection<SigningTimes> keys, DateTimeOffset now)
    {
        if (keys.Count == 0 || keys.Max(k => k.SignsUntil) is var last && last <= now)
            return Starting(now);
        return last - now <= Ahead ? Starting(last) : null;
    }

    /// <summary>Times of a key that begins then.</summary>
    internal static SigningTimes Starting(DateTimeOffset from) => new(from, from + Lifetime, from + Lifetime + Behind);
}
