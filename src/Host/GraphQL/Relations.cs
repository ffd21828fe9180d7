using Switchboard.GraphQL.Execution;

namespace Switchboard.Host.GraphQL;

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
    internal static FieldResolver Resolver<TView>(string idField, NodeSource target)
        where TView : class
    {
        var read = typeof(TView).GetProperty(char.ToUpperInvariant(idField[0]) + idField[1..])!.GetMethod!;
        var id = KeyReader<TView>(read);
        return Resolve.Batch<TView>((rows, call, ct) =>
            target.LoadAsync((DeskRequest)call.Context, [.. rows.Select(id)], Asked(target.Fields, call, []), ct));
    }

    /// <summary>The fields of a view that a request needs: those it names, and the ids behind the rows it goes on to.</summary>
    internal static HashSet<string> Asked(IEnumerable<string> fields, FieldCall call, ReadOnlySpan<string> prefix)
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
