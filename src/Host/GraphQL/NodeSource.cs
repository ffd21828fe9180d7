using Microsoft.EntityFrameworkCore;
using Switchboard.GraphQL.Execution;
using Switchboard.Registry;
using FieldError = Switchboard.GraphQL.Execution.FieldError;

namespace Switchboard.Host.GraphQL;

/// <summary>Where the rows of one set come from when their keys are known.</summary>
internal abstract class NodeSource(string name)
{
    /// <summary>The type's name, which its global ids carry.</summary>
    internal string Name => name;

    /// <summary>For each key its row; null where there is none that this caller may see.</summary>
    internal abstract ValueTask<IReadOnlyList<object?>> LoadAsync(DeskRequest request, IReadOnlyList<object?> keys, IReadOnlySet<string> fields, CancellationToken ct);

    /// <summary>The row with a key as a global id carries it.</summary>
    internal abstract ValueTask<object?> FindAsync(DeskRequest request, string key, CancellationToken ct);
}

internal sealed class NodeSource<TView, TKey>(Set<TView, TKey> set) : NodeSource(Names.Of(typeof(TView)))
    where TView : class
    where TKey : struct
{
    private readonly Func<TView, TKey> _key = set.Key.Compile();

    internal override async ValueTask<IReadOnlyList<object?>> LoadAsync(DeskRequest request, IReadOnlyList<object?> keys, IReadOnlySet<string> fields, CancellationToken ct)
    {
        if (!request.Caller.May(set.Permission))
            return [.. keys.Select(k => k is null ? null : (object)Refusals.Error(new NotPermitted(set.Permission)))];
        var wanted = keys.OfType<TKey>().Distinct().ToList();
        if (wanted.Count == 0)
            return new object?[keys.Count];
        await using var scope = request.Enter();
        var rows = set.Only(set.WithKeys(set.Source(scope.ServiceProvider, request.Caller), wanted), fields);
        var found = await rows.AsNoTracking().ToDictionaryAsync(_key, ct);
        return [.. keys.Select(k => k is TKey key ? found.GetValueOrDefault(key) : null)];
    }

    internal override async ValueTask<object?> FindAsync(DeskRequest request, string key, CancellationToken ct)
    {
        if (!request.Caller.May(set.Permission))
            return Refusals.Error(new NotPermitted(set.Permission));
        await using var scope = request.Enter();
        var rows = set.Find(set.Source(scope.ServiceProvider, request.Caller), key);
        return rows is null ? null : await rows.AsNoTracking().SingleOrDefaultAsync(ct);
    }
}

/// <summary>Fields that lead from a row to another set's row, by the id that it holds: <c>contactId</c> to <c>contact</c>.</summary>
internal static class Relations
{
    internal sealed record Relation(string Field, string IdField, string Type);

    internal static IEnumerable<Relation> Of(Type view, string? key, IReadOnlyDictionary<Type, string> owners) =>
        from property in GraphTypes.Properties(view)
        let plain = Names.Plain(property.PropertyType)
        where property.Name != key && property.Name.EndsWith("Id", StringComparison.Ordinal) && owners.ContainsKey(plain)
        let id = Names.Camel(property.Name)
        select new Relation(id[..^2], id, owners[plain]);

    /// <summary>One query for all rows of a level.</summary>
    internal static FieldResolver Resolver<TView>(string idField, NodeSource target, Type targetView)
        where TView : class
    {
        var read = typeof(TView).GetProperty(char.ToUpperInvariant(idField[0]) + idField[1..])!.GetMethod!;
        var fields = GraphTypes.Properties(targetView).Select(p => Names.Camel(p.Name)).ToList();
        var id = KeyReader<TView>(read);
        return Resolve.Batch<TView>((rows, call, ct) =>
            target.LoadAsync((DeskRequest)call.Context, [.. rows.Select(id)], Asked(fields, call, targetView, []), ct));
    }

    /// <summary>The fields of a view that a request needs: those it names, and the ids behind the rows it goes on to.</summary>
    internal static HashSet<string> Asked(IReadOnlyList<string> fields, FieldCall call, Type view, ReadOnlySpan<string> prefix)
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (call.Asks([.. prefix, field]) || (field.EndsWith("Id", StringComparison.Ordinal) && call.Asks([.. prefix, field[..^2]])))
                asked.Add(field);
        }

        return asked;
    }

    private static Func<TView, object?> KeyReader<TView>(System.Reflection.MethodInfo getter)
    {
        var make = typeof(Relations).GetMethod(nameof(Boxed), System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!.MakeGenericMethod(typeof(TView), getter.ReturnType);
        return (Func<TView, object?>)make.Invoke(null, [getter])!;
    }

    private static Func<TView, object?> Boxed<TView, TValue>(System.Reflection.MethodInfo getter)
    {
        var read = getter.CreateDelegate<Func<TView, TValue>>();
        return view => read(view);
    }
}
