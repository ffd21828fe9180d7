using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Provisioning;
using Switchboard.Registry;

namespace Switchboard.Host.Scim.Filters;

/// <summary>An attribute that conditions and orders may name, as a question to the database.</summary>
internal abstract class UserAttribute
{
    /// <param name="row">The user asked about.</param>
    /// <param name="word">The operator; never <c>pr</c>.</param>
    /// <param name="value">What it is compared with; never null.</param>
    internal abstract Outcome<Expression> Compare(ParameterExpression row, string word, object value);

    internal abstract Expression Present(ParameterExpression row);

    /// <summary>Null where there is no order.</summary>
    internal virtual LambdaExpression? Sort => null;

    /// <summary>Sent as a parameter: whatever stands in a filter is never part of a statement.</summary>
    protected static Expression Parameter<T>(T value) => Expression.Property(Expression.Constant(new Box<T>(value)), nameof(Box<>.Value));

    protected static Expression Of(LambdaExpression read, ParameterExpression row) => new Swap(read.Parameters[0], row).Visit(read.Body);

    protected static Outcome<Expression> Unfit(string word) => ScimInvalid.Filter($"'{word}' says nothing of this attribute, or not with this value.");

    protected static Expression Ordered(string word, Expression left, Expression right) => word switch
    {
        "eq" => Expression.Equal(left, right),
        "ne" => Expression.NotEqual(left, right),
        "gt" => Expression.GreaterThan(left, right),
        "ge" => Expression.GreaterThanOrEqual(left, right),
        "lt" => Expression.LessThan(left, right),
        _ => Expression.LessThanOrEqual(left, right),
    };

    private sealed record Box<T>(T Value);

    private sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}

internal sealed class TextAttribute(Expression<Func<DirectoryUser, string?>> read, bool exact = false) : UserAttribute
{
    private static readonly System.Reflection.MethodInfo Like =
        ((MethodCallExpression)((Expression<Func<string, string, bool>>)((text, pattern) => EF.Functions.ILike(text, pattern, "\\"))).Body).Method;

    private static readonly System.Reflection.MethodInfo LikeExactly =
        ((MethodCallExpression)((Expression<Func<string, string, bool>>)((text, pattern) => EF.Functions.Like(text, pattern, "\\"))).Body).Method;

    private static readonly System.Reflection.MethodInfo Order = typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!;
    private static readonly System.Reflection.MethodInfo Lower = typeof(string).GetMethod(nameof(string.ToLower), Type.EmptyTypes)!;

    internal override LambdaExpression Sort => Expression.Lambda<Func<DirectoryUser, string?>>(exact ? read.Body : Expression.Call(read.Body, Lower), read.Parameters);

    internal override Outcome<Expression> Compare(ParameterExpression row, string word, object value)
    {
        if (value is not string text)
            return Unfit(word);
        var left = Of(read, row);
        var present = Expression.NotEqual(left, Expression.Constant(null, typeof(string)));
        if (word is "gt" or "ge" or "lt" or "le")
        {
            var (one, other) = exact ? (left, Parameter(text)) : (Expression.Call(left, Lower), Parameter(text.ToLowerInvariant()));
            return Outcome.Of<Expression>(Expression.AndAlso(present, Ordered(word, Expression.Call(Order, one, other), Expression.Constant(0))));
        }

        var plain = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
        var pattern = word switch { "co" => $"%{plain}%", "sw" => plain + "%", "ew" => "%" + plain, _ => plain };
        var like = Expression.AndAlso(present, Expression.Call(exact ? LikeExactly : Like, Expression.Constant(EF.Functions), left, Parameter(pattern), Expression.Constant("\\")));
        return Outcome.Of<Expression>(word == "ne" ? Expression.Not(like) : like);
    }

    internal override Expression Present(ParameterExpression row) =>
        Expression.AndAlso(Expression.NotEqual(Of(read, row), Expression.Constant(null, typeof(string))), Expression.NotEqual(Of(read, row), Expression.Constant("")));
}

internal sealed class TimeAttribute(Expression<Func<DirectoryUser, DateTimeOffset>> read) : UserAttribute
{
    internal override LambdaExpression Sort => read;

    internal override Outcome<Expression> Compare(ParameterExpression row, string word, object value) =>
        word is not ("co" or "sw" or "ew") && value is string text && FieldTime(text) is { } time ? Outcome.Of(Ordered(word, Of(read, row), Parameter(time))) : Unfit(word);

    internal override Expression Present(ParameterExpression row) => Expression.Constant(true);

    private static DateTimeOffset? FieldTime(string text) =>
        DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var time) ? time.ToUniversalTime() : null;
}

internal sealed class TruthAttribute(Expression<Func<DirectoryUser, bool>> read) : UserAttribute
{
    internal override LambdaExpression Sort => read;

    internal override Outcome<Expression> Compare(ParameterExpression row, string word, object value)
    {
        var truth = value as bool? ?? (value is string text && bool.TryParse(text, out var said) ? said : null);
        return truth is { } known && word is "eq" or "ne" && truth is { } asked ? Outcome.Of(Ordered(word, Of(read, row), Parameter(asked))) : Unfit(word);
    }

    internal override Expression Present(ParameterExpression row) => Expression.Constant(true);
}

/// <summary>What is the same of everybody, such as the type of the only address.</summary>
internal sealed class FixedAttribute(string value) : UserAttribute
{
    internal override Outcome<Expression> Compare(ParameterExpression row, string word, object asked)
    {
        var text = asked is bool truth ? truth ? "true" : "false" : asked as string;
        if (text is null || word is not ("eq" or "ne" or "co" or "sw" or "ew"))
            return Unfit(word);
        var probe = new System.Text.Json.Nodes.JsonObject { ["value"] = value };
        return Outcome.Of<Expression>(Expression.Constant(JsonMatch.Holds(new ScimFilter.Comparison(new AttributePath("value", null), word, text), probe)));
    }

    internal override Expression Present(ParameterExpression row) => Expression.Constant(true);
}
