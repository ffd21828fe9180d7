using System.Linq.Expressions;
using Microsoft.OData.UriParser;
using Switchboard.OData.Binding.Expressions;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding.Reading;

/// <summary>Orders that are total, because the key comes last, and the conditions that continue them.</summary>
internal static class SortKeys
{
    internal static RowsPlan.Ordering Read(QueryContext context, ODataSet set, ParameterExpression row, Scope scope, OrderByClause? clause, int firstSlot)
    {
        var binder = new ExpressionBinder(context, scope, "$orderby");
        var keys = new List<SortKey>();
        var slot = firstSlot;
        for (var at = clause; at is not null; at = at.ThenBy)
        {
            if (keys.Count == ODataLimits.SortKeys)
                throw RefusedException.TooMuch($"must have at most {ODataLimits.SortKeys} keys.", "$orderby");
            var value = binder.Value(at.Expression);
            var type = context.Model.TypeOf(value.Type) ?? throw RefusedException.Unsupported("An order by this", "$orderby");
            var property = value is MemberExpression member && member.Expression == row ? set.Properties.FirstOrDefault(p => p.Member == member.Member) : null;
            keys.Add(new SortKey(value, type, at.Direction == OrderByDirection.Descending, property, property is null ? slot++ : -1));
        }

        if (!keys.Any(k => k.Property == set.Key))
            keys.Add(new SortKey(Expression.Property(row, set.Key.Member), set.Key.Type, keys.Count == 1 && keys[0].Descending, set.Key, -1));
        var fingerprint = $"{set.Name}|{string.Join('|', keys.Select(k => k.Value + (k.Descending ? "-" : "+")))}";
        return new RowsPlan.Ordering(fingerprint, keys);
    }

    /// <remarks>OData puts null before everything else, PostgreSQL behind: where there can be a null, whether there is one is sorted by first.</remarks>
    internal static Expression Order(Expression rows, ParameterExpression row, IReadOnlyList<SortKey> keys)
    {
        var first = true;
        foreach (var key in keys)
        {
            if (CanBeNull(key))
            {
                rows = Queryables.Order(rows, row, Nulls.NotNull(key.Value), first, key.Descending);
                first = false;
            }

            rows = Queryables.Order(rows, row, key.Value, first, key.Descending);
            first = false;
        }

        return rows;
    }

    /// <summary>The rows behind a place: behind by the first key, or level with it and behind by the next, and so on.</summary>
    internal static Expression Behind(IReadOnlyList<SortKey> keys, SkipToken token)
    {
        if (token.Values.Count != keys.Count)
            throw SkipToken.Foreign();
        Expression behind = Nulls.False;
        for (var i = keys.Count - 1; i >= 0; i--)
        {
            var key = keys[i];
            var value = SkipToken.Value(key.Type, token.Values[i]);
            if (value is null && !CanBeNull(key))
                throw SkipToken.Foreign();
            behind = Nulls.Or(Beyond(key, value), Nulls.And(Level(key, value), behind));
        }

        // Said once more for the first key alone, because that is what an index can range over.
        return !CanBeNull(keys[0]) && SkipToken.Value(keys[0].Type, token.Values[0]) is { } edge ? Nulls.And(Compare(keys[0], edge, orEqual: true), behind) : behind;
    }

    private static bool CanBeNull(SortKey key) => key.Property is { } property ? property.IsNullable : Nulls.Possible(key.Value);

    private static Expression Level(SortKey key, object? value)
    {
        if (value is null)
            return Nulls.IsNull(key.Value);
        var (left, right) = Literals.SameWidth(key.Value, key.Type.Side.Parameter(value));
        return Expression.Equal(left, right);
    }

    private static Expression Beyond(SortKey key, object? value)
    {
        if (value is null)
            return key.Descending ? Nulls.False : Nulls.NotNull(key.Value);
        var beyond = Compare(key, value, orEqual: false);
        return key.Descending && CanBeNull(key) ? Nulls.Or(beyond, Nulls.IsNull(key.Value)) : beyond;
    }

    private static BinaryExpression Compare(SortKey key, object value, bool orEqual)
    {
        var (left, right) = Literals.SameWidth(key.Value, key.Type.Side.Parameter(value));
        var kind = (key.Descending, orEqual) switch
        {
            (true, true) => ExpressionType.LessThanOrEqual,
            (true, false) => ExpressionType.LessThan,
            (false, true) => ExpressionType.GreaterThanOrEqual,
            _ => ExpressionType.GreaterThan,
        };
        return Ordering.Compare(kind, left, right);
    }
}
