using System.Collections.Concurrent;

namespace Switchboard.Emulators.WeCom;

/// <summary>What an application may call, from where, and how often.</summary>
/// <param name="service">The application that may call for the customer service account.</param>
internal sealed class Rights(EmulatedAccount service)
{
    private readonly ConcurrentDictionary<(string Path, long Minute), int> _calls = new();

    /// <summary>The platform's refusal, or null.</summary>
    internal object? Refusal(string path, EmulatedAccount application)
    {
        if (!application.IsTrusted)
            return Say.Error(60020, "not allow to access from your ip");
        if (path.StartsWith("kf/", StringComparison.Ordinal) && (application != service || !application.MayServe))
            return Say.Error(48002, "api forbidden");
        var minute = application.Clock.GetUtcNow().ToUnixTimeSeconds() / 60;
        return _calls.AddOrUpdate((path, minute), 1, (_, before) => before + 1) > application.CallsPerMinute ? Say.Error(45009, "api freq out of limit") : null;
    }
}
