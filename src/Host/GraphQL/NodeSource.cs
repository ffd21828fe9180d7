using Microsoft.EntityFrameworkCore;
using Switchboard.Registry;

namespace Switchboard.Host.GraphQL;

/// <summary>Where the rows of one set come from when their keys are known.</summary>
internal abstract class NodeSource(string name)
{
    /// <summary>The type's name, which its global ids carry.</summary>
    internal string Name => name;

    /// <summary>For each key its row; null where there is none that this caller may see.</summary>
    internal abstract ValueTask<IReadOnlyList<object?>> LoadAsync(DeskRequest request, IReadOnlyList<object?> keys, IReadOnlySet<string> fields, CancellationToken ct);

    /// <summary>The key that a global id carries; null when it is none of this set's.</summary>
    internal abstract object? KeyOf(string raw);

    /// <summary>Every field of the type.</summary>
    internal abstract IReadOnlySet<string> Fields { get; }
}

internal sealed class NodeSource<TView, TKey>(Set<TView, TKey> set) : NodeSource(Names.Of(typeof(TView)))
    where TView : class
    where TKey : struct
{
    private readonly Func<TView, TKey> _key = set.Key.Compile();

    internal override IReadOnlySet<string> Fields { get; } = GraphTypes.Properties(typeof(TView)).Select(p => Names.Camel(p.Name)).ToHashSet(StringComparer.Ordinal);

    internal override object? KeyOf(string raw) => set.TryKey(raw, out var key) ? key : null;

    internal override async ValueTask<IReadOnlyList<object?>> LoadAsync(DeskRequest request, IReadOnlyList<object?> keys, IReadOnlySet<string> fields, CancellationToken ct)
    {
        if (!request.Caller.May(set.Permission))
            return [.. keys.Select(k => k is null ? null : (object)Refusals.Error(new NotPermitted(set.Permission)))];
        var wanted = keys.OfType<TKey>().Distinct().ToList();
        if (wanted.Count == 0)
            return new object?[keys.Count];
        await using var scope = await request.ReadAsync(ct);
        var rows = set.Only(set.WithKeys(set.Source(scope.Services, request.Caller), wanted), Seen(fields, set.HiddenFrom(request.Caller)));
        var found = await rows.AsNoTracking().ToDictionaryAsync(_key, ct);
        return [.. keys.Select(k => k is TKey key ? found.GetValueOrDefault(key) : null)];
    }

    private static IReadOnlySet<string> Seen(IReadOnlySet<string> fields, IReadOnlySet<string> hidden) =>
        hidden.Count == 0 ? fields : fields.Except(hidden, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
}
