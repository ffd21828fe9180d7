using System.Linq.Expressions;
using System.Reflection;

namespace Switchboard.Registry;

public interface IFilterField<TView>
{
    string Name { get; }

    Type Type { get; }

    /// <summary>Keeps the rows whose field equals <paramref name="raw"/>; refuses text that is no value of the field's type.</summary>
    Outcome<IQueryable<TView>> Apply(IQueryable<TView> rows, string raw);
}

public interface ISortField<TView, TKey>
{
    string Name { get; }

    /// <summary>Orders by this field, then by key, starting behind the cursor if there is one.</summary>
    Outcome<IQueryable<TView>> Page(IQueryable<TView> rows, bool descending, string? cursor);

    string CursorAfter(TView last);
}

internal sealed class FilterField<TView, TField>(string name, Expression<Func<TView, TField>> field) : IFilterField<TView>
{
    public string Name => name;

    public Type Type => typeof(TField);

    public Outcome<IQueryable<TView>> Apply(IQueryable<TView> rows, string raw)
    {
        if (!FieldText.TryRead<TField>(raw, out var value))
            return new InvalidInput(name, $"'{raw}' is not {FieldText.Describe(typeof(TField))}.");
        var equal = Expression.Equal(field.Body, QueryParameter.Of(value));
        return Outcome.Of(rows.Where(Expression.Lambda<Func<TView, bool>>(equal, field.Parameters)));
    }
}

internal sealed class BoundField<TView, TField>(string name, Expression<Func<TView, TField>> field, bool isUpper) : IFilterField<TView>
{
    public string Name => name;

    public Type Type => typeof(TField);

    public Outcome<IQueryable<TView>> Apply(IQueryable<TView> rows, string raw)
    {
        if (!FieldText.TryRead<TField>(raw, out var value))
            return new InvalidInput(name, $"'{raw}' is not {FieldText.Describe(typeof(TField))}.");
        var bound = QueryParameter.Of(value);
        var inside = isUpper ? Expression.LessThan(field.Body, bound) : Expression.GreaterThanOrEqual(field.Body, bound);
        return Outcome.Of(rows.Where(Expression.Lambda<Func<TView, bool>>(inside, field.Parameters)));
    }
}

internal sealed class SortField<TView, TKey, TField>(string name, Expression<Func<TView, TField>> field, Expression<Func<TView, TKey>> key) : ISortField<TView, TKey>
    where TKey : struct
{
    private readonly Func<TView, TField> _readField = field.Compile();
    private readonly Func<TView, TKey> _readKey = key.Compile();

    public string Name => name;

    public string CursorAfter(TView last) => Cursor.Write(name, _readField(last), _readKey(last));

    public Outcome<IQueryable<TView>> Page(IQueryable<TView> rows, bool descending, string? cursor)
    {
        if (cursor is not null)
        {
            if (!Cursor.TryRead<TField, TKey>(cursor, name, out var at, out var id))
                return new InvalidInput("after", "is not a cursor of this list in this order: start again without it.");
            rows = rows.Where(Behind(at, id, descending));
        }

        return Outcome.Of<IQueryable<TView>>(descending
            ? rows.OrderByDescending(field).ThenByDescending(key)
            : rows.OrderBy(field).ThenBy(key));
    }

    /// <remarks>Written as <c>f &lt;= x and (f &lt; x or key &lt; k)</c>: the first half is what an index can range over.</remarks>
    private Expression<Func<TView, bool>> Behind(TField at, TKey id, bool descending)
    {
        var row = field.Parameters[0];
        var keyOfRow = new Rebind(key.Parameters[0], row).Visit(key.Body);
        var f = QueryParameter.Of(at);
        var k = QueryParameter.Of(id);
        var range = Compare(field.Body, f, descending, orEqual: true);
        var beyond = Expression.OrElse(Compare(field.Body, f, descending, orEqual: false), Compare(keyOfRow, k, descending, orEqual: false));
        return Expression.Lambda<Func<TView, bool>>(Expression.AndAlso(range, beyond), row);
    }

    private static BinaryExpression Compare(Expression left, Expression right, bool descending, bool orEqual)
    {
        // Typed ids and strings have no < of their own in C#; the database does, and it is the one that evaluates this.
        var method = typeof(KeysetOrder).GetMethod(nameof(KeysetOrder.Compare), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(left.Type);
        return (descending, orEqual) switch
        {
            (true, true) => Expression.LessThanOrEqual(left, right, liftToNull: false, method),
            (true, false) => Expression.LessThan(left, right, liftToNull: false, method),
            (false, true) => Expression.GreaterThanOrEqual(left, right, liftToNull: false, method),
            (false, false) => Expression.GreaterThan(left, right, liftToNull: false, method),
        };
    }

    private sealed class Rebind(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}

internal static class KeysetOrder
{
    internal static bool Compare<T>(T left, T right) =>
        throw new InvalidOperationException($"A keyset comparison of {left} and {right} belongs to the database.");
}

/// <summary>A value as a captured variable would look: the database gets a parameter, and one compiled query serves every value.</summary>
internal static class QueryParameter
{
    internal static Expression Of<T>(T value) => Expression.Field(Expression.Constant(new Captured<T>(value)), nameof(Captured<T>.Value));

    private sealed class Captured<T>(T value)
    {
        public readonly T Value = value;
    }
}
