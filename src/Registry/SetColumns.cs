using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;

namespace Switchboard.Registry;

/// <summary>Queries over a set that ask for less: some rows by their keys, some columns by their names.</summary>
public static class SetColumns
{
    private static readonly MethodInfo Contains = typeof(Enumerable).GetMethods().Single(m => m.Name == nameof(Enumerable.Contains) && m.GetParameters().Length == 2);

    /// <summary>The rows with these keys, in no particular order.</summary>
    public static IQueryable<TView> WithKeys<TView, TKey>(this Set<TView, TKey> set, IQueryable<TView> rows, IReadOnlyList<TKey> keys)
        where TView : class
        where TKey : struct
    {
        var wanted = Expression.Call(Contains.MakeGenericMethod(typeof(TKey)), QueryParameter.Of<IEnumerable<TKey>>(keys), set.Key.Body);
        return rows.Where(Expression.Lambda<Func<TView, bool>>(wanted, set.Key.Parameters));
    }

    /// <summary>Views of which only the named fields are filled: what was not asked for does not leave the database.</summary>
    /// <param name="set">Whose views; the key is always filled.</param>
    /// <param name="rows">What to narrow.</param>
    /// <param name="fields">Names as the doors write them, in camel case.</param>
    public static IQueryable<TView> Only<TView, TKey>(this Set<TView, TKey> set, IQueryable<TView> rows, IReadOnlySet<string> fields)
        where TView : class
        where TKey : struct
    {
        var row = Expression.Parameter(typeof(TView), "row");
        var key = ((MemberExpression)set.Key.Body).Member.Name;
        var filled = Columns<TView>.All.Where(c => c.Property.Name == key || fields.Contains(c.Name)).Select(c => (MemberBinding)Expression.Bind(c.Property, Expression.Property(row, c.Property)));
        return rows.Select(Expression.Lambda<Func<TView, TView>>(Expression.MemberInit(Expression.New(typeof(TView)), filled), row));
    }

    /// <summary>Views without what the caller may not know.</summary>
    public static IQueryable<TView> SeenBy<TView, TKey>(this Set<TView, TKey> set, IQueryable<TView> rows, Caller caller)
        where TView : class
        where TKey : struct
    {
        var hidden = set.HiddenFrom(caller);
        return hidden.Count == 0 ? rows : set.Only(rows, Columns<TView>.All.Select(c => c.Name).Where(n => !hidden.Contains(n)).ToHashSet(StringComparer.Ordinal));
    }

    private static class Columns<TView>
    {
        internal static readonly IReadOnlyList<(PropertyInfo Property, string Name)> All =
            [.. typeof(TView).GetProperties().Where(p => p.CanWrite).Select(p => (p, JsonNamingPolicy.CamelCase.ConvertName(p.Name)))];
    }
}
