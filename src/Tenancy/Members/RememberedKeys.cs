using System.Collections.Concurrent;

namespace Switchboard.Tenancy.Members;

/// <summary>
/// API keys that proved themselves, for at most half a minute: a program that asks a hundred times a second is looked up twice a minute.
/// Each request still has to prove the secret; forgotten at once when this process revokes the key.
/// </summary>
public sealed class RememberedKeys(TimeProvider clock)
{
    private static readonly TimeSpan Remember = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, (ApiKey Key, DateTimeOffset Until)> _known = new(StringComparer.Ordinal);

    internal ApiKey? Find(string prefix) => _known.TryGetValue(prefix, out var known) && known.Until > clock.GetUtcNow() ? known.Key : null;

    internal void Keep(ApiKey key) => _known[key.Prefix] = (key, clock.GetUtcNow() + Remember);

    internal void Forget(Guid id)
    {
        foreach (var (prefix, known) in _known)
        {
            if (known.Key.Id == id)
                _known.TryRemove(prefix, out _);
        }
    }
}
