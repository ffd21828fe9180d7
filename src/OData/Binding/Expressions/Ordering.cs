using System.Linq.Expressions;
using System.Reflection;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding.Expressions;

/// <summary>Comparisons by the database's order, also for types that have none in C#.</summary>
internal static class Ordering
{
    private static readonly MethodInfo ByDatabase = typeof(DatabaseOrder).GetMethod(nameof(DatabaseOrder.Compare), BindingFlags.Static | BindingFlags.NonPublic)!;

    internal static BinaryExpression Compare(ExpressionType kind, Expression left, Expression right) =>
        Expression.MakeBinary(kind, left, right, liftToNull: false, Knows(Nulls.Bare(left.Type)) ? null : ByDatabase.MakeGenericMethod(left.Type));

    private static bool Knows(Type type) => Literals.IsNumeric(type) || type == typeof(DateTimeOffset) || type == typeof(TimeSpan) || type == typeof(DateOnly) || type == typeof(TimeOnly);
}
