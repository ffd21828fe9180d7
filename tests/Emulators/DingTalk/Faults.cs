using System.Collections.Concurrent;

namespace Switchboard.Emulators.DingTalk;

/// <summary>Answers that a test orders beforehand.</summary>
public sealed class Faults
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<(int Status, string Body, string? RetryAfter)>> _ordered = new(StringComparer.Ordinal);

    /// <summary>The next call to <paramref name="path"/> is answered so, whatever it asks.</summary>
    public void Order(string path, int status, string body, string? retryAfter = null) => _ordered.GetOrAdd(path, _ => new()).Enqueue((status, body, retryAfter));

    internal (int Status, string Body, string? RetryAfter)? Take(string path) =>
        _ordered.TryGetValue(path, out var queue) && queue.TryDequeue(out var fault) ? fault : null;
}
