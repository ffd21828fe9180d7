using System.Linq.Expressions;
using System.Reflection;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding.Expressions;

/// <remarks>Instants are read in UTC, the only offset in which they are kept.</remarks>
internal sealed partial class ExpressionBinder
{
    private static readonly MethodInfo DayOf = typeof(DateOnly).GetMethod(nameof(DateOnly.FromDateTime))!;
    private static readonly MethodInfo TimeOf = typeof(TimeOnly).GetMethod(nameof(TimeOnly.FromDateTime))!;

    private static Expression? Times(string name, Expression value)
    {
        var type = Nulls.Bare(value.Type);
        var bare = value.Type == type ? value : Expression.Convert(value, type);
        var part = (name, type) switch
        {
            ("year" or "month" or "day", _) when type == typeof(DateTimeOffset) || type == typeof(DateOnly) => PartOf(name, type, bare),
            ("second", _) when type == typeof(DateTimeOffset) => Expression.Modulo(Expression.Call(Floors[1], SecondsOfDay(bare)), Expression.Constant(60m)),
            ("hour" or "minute", _) when type == typeof(DateTimeOffset) || type == typeof(TimeOnly) => PartOf(name, type, bare),
            ("fractionalseconds", _) when type == typeof(DateTimeOffset) => Expression.Modulo(SecondsOfDay(bare), Expression.Constant(1m)),
            ("date", _) when type == typeof(DateTimeOffset) => Expression.Call(DayOf, Utc(bare)),
            ("date", _) when type == typeof(DateOnly) => bare,
            ("time", _) when type == typeof(DateTimeOffset) => Expression.Call(TimeOf, Utc(bare)),
            ("totalseconds", _) when type == typeof(TimeSpan) => Expression.Convert(Expression.Property(bare, nameof(TimeSpan.TotalSeconds)), typeof(decimal)),
            _ => null,
        };
        return part is not null && Nulls.Possible(value) ? Nulls.Widen(part) : part;
    }

    private static Expression PartOf(string name, Type type, Expression value) =>
        Expression.Property(type == typeof(DateTimeOffset) ? Utc(value) : value, char.ToUpperInvariant(name[0]) + name[1..]);

    private static MemberExpression Utc(Expression instant) => Expression.Property(instant, nameof(DateTimeOffset.UtcDateTime));

    /// <summary>With their fraction, which the database's own part of an instant would round.</summary>
    private static UnaryExpression SecondsOfDay(Expression instant)
    {
        var time = Expression.Subtract(Utc(instant), Expression.Property(Utc(instant), nameof(DateTime.Date)));
        return Expression.Convert(Expression.Property(time, nameof(TimeSpan.TotalSeconds)), typeof(decimal));
    }
}
