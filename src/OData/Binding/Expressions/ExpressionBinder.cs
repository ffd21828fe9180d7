using System.Linq.Expressions;
using Microsoft.OData.UriParser;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding.Expressions;

/// <summary>Turns ODataLib's expressions into expressions that EF Core hands to the database.</summary>
/// <param name="context">What the whole URI shares.</param>
/// <param name="scope">What names mean here.</param>
/// <param name="option">The query option the expression belongs to, for refusals.</param>
internal sealed partial class ExpressionBinder(QueryContext context, Scope scope, string option)
{
    private const int MostAliases = 8;

    /// <summary>Whether a truth is used as a value: where rows are kept the database's null may stand for false, in a value it may not.</summary>
    private bool _exact;

    /// <summary>The condition as the database's WHERE wants it: unknown counts as false.</summary>
    internal Expression Condition(SingleValueNode node) => Condition(node, Want.True);

    /// <summary>A value of the type that the database has for it; nullable where it may be missing.</summary>
    internal Expression Value(SingleValueNode node)
    {
        context.Spend();
        return Strip(node) switch
        {
            ConstantNode literal => Literals.Natural(context.Model, literal, option),
            SingleValuePropertyAccessNode property => Property(property),
            SingleValueOpenPropertyAccessNode named => Named(named),
            BinaryOperatorNode { OperatorKind: >= BinaryOperatorKind.Add and <= BinaryOperatorKind.Modulo } sum => Arithmetic(sum),
            UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Negate } negative => Negative(negative),
            SingleValueFunctionCallNode call when !IsCondition(call) => Function(call),
            CountNode count => Count(count),
            NonResourceRangeVariableReferenceNode item => scope.Variable(item.Name)!,
            SingleComplexNode => throw RefusedException.Unsupported("A whole complex value in an expression", option),
            SingleNavigationNode => throw RefusedException.Unsupported("A whole row in an expression", option),
            { } condition => Truth(condition),
        };
    }

    /// <summary>The row, or the record in it, without what ODataLib adds to make types agree: here they are made to agree by their CLR sides.</summary>
    private SingleValueNode Strip(SingleValueNode node)
    {
        for (var aliases = 0; ;)
        {
            if (node is ConvertNode convert)
                node = convert.Source;
            else if (node is ParameterAliasNode alias && aliases++ < MostAliases)
                node = context.Aliases.TryGetValue(alias.Alias, out var meant) && meant is not null ? meant : new ConstantNode(null, "null");
            else if (node is ParameterAliasNode)
                throw RefusedException.Malformed("Parameter aliases lead to each other.", option);
            else
                return node;
        }
    }

    private Operand Operand(SingleValueNode node)
    {
        var stripped = Strip(node);
        return stripped is ConstantNode literal ? new Operand(null, literal) : new Operand(Value(stripped), null);
    }

    private Expression Named(SingleValueOpenPropertyAccessNode node) =>
        scope.Value(node.Name) ?? throw RefusedException.Malformed($"There is no '{node.Name}' here.", option);

    private Expression Truth(SingleValueNode node)
    {
        if (!IsCondition(node))
            throw RefusedException.Unsupported($"'{node.Kind}'", option);
        var before = _exact;
        _exact = true;
        var isTrue = Condition(node, Want.True);
        var truth = !MayBeUnknown(node)
            ? isTrue
            : Expression.Condition(
                isTrue, Expression.Constant(true, typeof(bool?)), Expression.Condition(Condition(node, Want.False), Expression.Constant(false, typeof(bool?)), Expression.Constant(null, typeof(bool?))));
        _exact = before;
        return truth;
    }
}

/// <summary>One side of an operator: something to be computed, or a literal that takes the other side's type.</summary>
internal readonly record struct Operand(Expression? Value, ConstantNode? Literal)
{
    internal bool IsNull => Literal is { Value: null };
}
