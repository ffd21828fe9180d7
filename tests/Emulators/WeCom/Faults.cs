using System.Collections.Concurrent;

namespace Switchboard.Emulators.WeCom;

/// <summary>Codes that calls are answered with on demand.</summary>
public sealed class Faults
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<int>> _next = new(StringComparer.Ordinal);

    /// <summary>Answers the next calls of this path, such as <c>message/send</c>, with this code. From 400 to 599 it is an HTTP status.</summary>
    public void Answer(string path, int code, int times = 1)
    {
        var queue = _next.GetOrAdd(path, _ => new());
        for (var i = 0; i < times; i++)
            queue.Enqueue(code);
    }

    internal int? Take(string path) => _next.TryGetValue(path, out var queue) && queue.TryDequeue(out var code) ? code : null;
}
