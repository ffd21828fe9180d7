using System.Linq.Expressions;
using Microsoft.OData.UriParser;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding.Expressions;

/// <summary>What is to be known of a condition that may be true, false or unknown.</summary>
internal enum Want
{
    True,
    False,
    NotTrue,
    NotFalse,
}

/// <remarks>
/// OData's logic has three values, C#'s has two, and EF Core translates the meaning of C#. So a condition is never negated as a whole:
/// what is wanted of it is handed down to its leaves, and each leaf says in two values when that is the case.
/// </remarks>
internal sealed partial class ExpressionBinder
{
    private static readonly HashSet<string> UnknownIfNull = new(["contains", "startswith", "endswith"], StringComparer.OrdinalIgnoreCase);

    private Expression Condition(SingleValueNode node, Want want)
    {
        context.Spend();
        switch (Strip(node))
        {
            case BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And or BinaryOperatorKind.Or } chain:
                var parts = new List<SingleValueNode>();
                Flatten(chain, chain.OperatorKind, parts);
                var all = (chain.OperatorKind == BinaryOperatorKind.And) == (want is Want.True or Want.NotFalse);
                return Nulls.Balanced([.. parts.Select(p => Condition(p, want))], all ? Nulls.And : Nulls.Or);
            case UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not } not:
                return Condition(not.Operand, want switch { Want.True => Want.False, Want.False => Want.True, Want.NotTrue => Want.NotFalse, _ => Want.NotTrue });
            case BinaryOperatorNode { OperatorKind: BinaryOperatorKind.Has }:
                throw RefusedException.Unsupported("'has', because no enum here has flags,", option);
            case BinaryOperatorNode { OperatorKind: <= BinaryOperatorKind.LessThanOrEqual } comparison:
                return Comparison(comparison, Positive(want));
            case InNode list:
                return Among(list, Positive(want));
            case LambdaNode lambda:
                return Lambda(lambda, Positive(want));
            case ConstantNode { Value: bool constant }:
                return Expression.Constant(constant == (want is Want.True or Want.NotFalse));
            case ConstantNode { Value: null }:
                return Expression.Constant(want is Want.NotTrue or Want.NotFalse);
            case SingleValueFunctionCallNode call when UnknownIfNull.Contains(call.Name):
                return TextCondition(call, want);
            case var value:
                return Known(value, want);
        }
    }

    private static bool Positive(Want want) => want is Want.True or Want.NotFalse;

    /// <summary>Whether a node is logic rather than a stored or computed value.</summary>
    private bool IsCondition(SingleValueNode node) => Strip(node) switch
    {
        BinaryOperatorNode b => b.OperatorKind is <= BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.Has,
        UnaryOperatorNode u => u.OperatorKind == UnaryOperatorKind.Not,
        InNode or LambdaNode => true,
        SingleValueFunctionCallNode call => UnknownIfNull.Contains(call.Name),
        _ => false,
    };

    private bool MayBeUnknown(SingleValueNode node) => Strip(node) switch
    {
        BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And or BinaryOperatorKind.Or } => true,
        UnaryOperatorNode or SingleValueFunctionCallNode => true,
        _ => false,
    };

    private void Flatten(SingleValueNode node, BinaryOperatorKind kind, List<SingleValueNode> parts)
    {
        // A chain of five hundred is parsed into a tree of that height; only its spine is walked here, by a loop.
        var stack = new Stack<SingleValueNode>([node]);
        while (stack.TryPop(out var top))
        {
            if (Strip(top) is BinaryOperatorNode next && next.OperatorKind == kind)
            {
                stack.Push(next.Right);
                stack.Push(next.Left);
            }
            else
            {
                parts.Add(top);
            }
        }
    }

    private Expression Known(SingleValueNode node, Want want)
    {
        var value = Value(node);
        if (Nulls.Bare(value.Type) != typeof(bool))
            throw RefusedException.Malformed("A condition must be true or false.", option);
        if (value.Type == typeof(bool))
            return Positive(want) ? value : Expression.Equal(value, Nulls.False);
        var (wanted, equal) = want switch { Want.True => (true, true), Want.False => (false, true), Want.NotTrue => (true, false), _ => (false, false) };
        return equal ? Expression.Equal(value, Expression.Constant(wanted, typeof(bool?))) : Expression.NotEqual(value, Expression.Constant(wanted, typeof(bool?)));
    }

    private Expression TextCondition(SingleValueFunctionCallNode call, Want want)
    {
        var texts = call.Parameters.Cast<SingleValueNode>().Select(Operand).ToList();
        if (texts.Any(t => t.IsNull))
            return Expression.Constant(want is Want.NotTrue or Want.NotFalse);
        var (left, right) = (Text(texts[0]), Text(texts[1]));
        var method = char.ToLowerInvariant(call.Name[0]) == 'c' ? TextMethods.Contains : char.ToLowerInvariant(call.Name[0]) == 's' ? TextMethods.StartsWith : TextMethods.EndsWith;
        var holds = Expression.Call(left, method, right);
        var known = Nulls.And(texts[0].Literal is null ? Nulls.NotNull(left) : Nulls.True, texts[1].Literal is null ? Nulls.NotNull(right) : Nulls.True);
        var unknown = Nulls.Or(texts[0].Literal is null ? Nulls.IsNull(left) : Nulls.False, texts[1].Literal is null ? Nulls.IsNull(right) : Nulls.False);
        return want switch
        {
            Want.True => Nulls.And(known, holds),
            Want.False => Nulls.And(known, Expression.Not(holds)),
            Want.NotTrue => Nulls.Or(unknown, Expression.Not(holds)),
            _ => Nulls.Or(unknown, holds),
        };
    }

    private Expression Text(Operand operand)
    {
        var text = operand.Value ?? Literals.Natural(context.Model, operand.Literal!, option);
        return text.Type == typeof(string) ? text : throw RefusedException.Malformed("A text is expected here.", option);
    }
}
