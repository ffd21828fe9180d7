using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Switchboard.Tenancy.Members;

/// <summary>
/// One object for all who may do the same: what is derived from a set of permissions, such as a reporting tool's model, is then made once.
/// Nothing is kept that nobody uses any more.
/// </summary>
public sealed class PermissionSets
{
    private const int WorthSweeping = 1_000;
    private readonly ConcurrentDictionary<string, WeakReference<FrozenSet<string>>> _known = new(StringComparer.Ordinal);

    public FrozenSet<string> Of(IEnumerable<string> permissions)
    {
        string[] ordered = [.. permissions.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var key = string.Join(' ', ordered);
        if (_known.TryGetValue(key, out var known) && known.TryGetTarget(out var there))
            return there;
        if (_known.Count > WorthSweeping)
            Sweep();
        var made = ordered.ToFrozenSet(StringComparer.Ordinal);
        _known[key] = new WeakReference<FrozenSet<string>>(made);
        return made;
    }

    private void Sweep()
    {
        foreach (var (key, held) in _known)
        {
            if (!held.TryGetTarget(out _))
                _known.TryRemove(key, out _);
        }
    }
}
