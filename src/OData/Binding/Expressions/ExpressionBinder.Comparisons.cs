using System.Linq.Expressions;
using Microsoft.OData;
using Microsoft.OData.UriParser;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding.Expressions;

internal sealed partial class ExpressionBinder
{
    /// <summary>A comparison is never unknown: <c>eq</c> and <c>ne</c> take null for a value, the others are false beside it.</summary>
    private Expression Comparison(BinaryOperatorNode node, bool holds)
    {
        var kind = node.OperatorKind;
        if (WithTruth(node, holds) is { } direct)
            return direct;
        if (WithRow(node, holds) is { } row)
            return row;
        var (left, right) = (Operand(node.Left), Operand(node.Right));

        // An item of a collection is never null, so it equals itself; EF Core has no SQL for asking.
        if (left.Value is ParameterExpression && left.Value == right.Value)
            return Expression.Constant((kind is BinaryOperatorKind.Equal or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.LessThanOrEqual) == holds);
        if (left.IsNull || right.IsNull)
            return WithNull(kind, left.IsNull ? right : left, holds);
        if (kind is BinaryOperatorKind.Equal or BinaryOperatorKind.NotEqual)
        {
            var (a, b) = Literals.Unify(context.Model, left, right, option);
            return (kind == BinaryOperatorKind.Equal) == holds ? Same(a, b) : Different(a, b);
        }

        return Enumeration(left, right) is { } words ? OrderedWords(words, kind, left, right, holds) : Ordered(kind, Literals.Unify(context.Model, left, right, option), holds);
    }

    /// <remarks>Nor has it SQL for an item that equals what is made of that item.</remarks>
    private static Expression Same(Expression left, Expression right)
    {
        if (left is not ParameterExpression && right is not ParameterExpression)
            return Expression.Equal(left, right);
        var (item, other) = left is ParameterExpression ? (left, right) : (right, left);
        return other == item || !Mentions(other, item)
            ? Expression.Equal(left, right)
            : Expression.AndAlso(Ordering.Compare(ExpressionType.LessThanOrEqual, left, right), Ordering.Compare(ExpressionType.GreaterThanOrEqual, left, right));
    }

    private static bool Mentions(Expression where, Expression item)
    {
        var search = new Search(item);
        search.Visit(where);
        return search.Found;
    }

    private sealed class Search(Expression item) : ExpressionVisitor
    {
        internal bool Found { get; private set; }

        public override Expression? Visit(Expression? node)
        {
            Found |= node == item;
            return Found ? node : base.Visit(node);
        }
    }

    /// <remarks>EF Core has SQL for an item that is less or greater than something, but none for one that is not equal to it.</remarks>
    private static Expression Different(Expression left, Expression right)
    {
        if (left is not ParameterExpression && right is not ParameterExpression)
            return Expression.NotEqual(left, right);
        var other = left is ParameterExpression ? right : left;
        var missing = IsParameter(other) ? Nulls.False : Nulls.IsNull(other);
        return Nulls.Or(missing, Expression.OrElse(Ordering.Compare(ExpressionType.LessThan, left, right), Ordering.Compare(ExpressionType.GreaterThan, left, right)));
    }

    /// <summary><c>(a or b) eq true</c> is what <c>a or b</c> is.</summary>
    private Expression? WithTruth(BinaryOperatorNode node, bool holds)
    {
        if (node.OperatorKind is not (BinaryOperatorKind.Equal or BinaryOperatorKind.NotEqual))
            return null;
        var (logic, literal) = Strip(node.Right) is ConstantNode r ? (node.Left, r) : (node.Right, Strip(node.Left) as ConstantNode);
        if (literal?.Value is not bool wanted || !IsCondition(logic))
            return null;
        var same = (node.OperatorKind == BinaryOperatorKind.Equal) == holds;
        return Condition(logic, (wanted, same) switch { (true, true) => Want.True, (false, true) => Want.False, (true, false) => Want.NotTrue, _ => Want.NotFalse });
    }

    /// <summary><c>contact eq null</c>: whether the way leads anywhere.</summary>
    private Expression? WithRow(BinaryOperatorNode node, bool holds)
    {
        var (row, other) = Strip(node.Left) is SingleNavigationNode l ? (l, Strip(node.Right)) : (Strip(node.Right) as SingleNavigationNode, Strip(node.Left));
        if (row is null)
            return null;
        if (other is not ConstantNode { Value: null } || node.OperatorKind is not (BinaryOperatorKind.Equal or BinaryOperatorKind.NotEqual))
            throw RefusedException.Unsupported("A comparison of whole rows", option);
        var exists = Queryables.Any(Place(row).Rows!);
        return (node.OperatorKind == BinaryOperatorKind.NotEqual) == holds ? exists : Expression.Not(exists);
    }

    private static Expression WithNull(BinaryOperatorKind kind, Operand other, bool holds)
    {
        var equal = kind is BinaryOperatorKind.Equal or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.LessThanOrEqual;
        if (!equal && kind != BinaryOperatorKind.NotEqual)
            return Expression.Constant(!holds);
        if (other.Literal is not null)
            return Expression.Constant((other.IsNull == equal) == holds);
        return equal == holds ? Nulls.IsNull(other.Value!) : Nulls.NotNull(other.Value!);
    }

    private Expression Ordered(BinaryOperatorKind kind, (Expression Left, Expression Right) sides, bool holds)
    {
        var (left, right) = sides;
        if (!holds)
        {
            var missing = Nulls.Or(Nulls.IsNull(left), Nulls.IsNull(right));
            var opposite = Compare(Opposite(kind), left, right);
            if (kind is BinaryOperatorKind.GreaterThan or BinaryOperatorKind.LessThan)
                return Nulls.Or(missing, opposite);

            // Two nulls are equal, so they are also greater or equal.
            return Nulls.Or(opposite, Nulls.Or(Nulls.And(Nulls.IsNull(left), Nulls.NotNull(right)), Nulls.And(Nulls.NotNull(left), Nulls.IsNull(right))));
        }

        Expression plain = Compare(kind, left, right);
        if (_exact)
            plain = Nulls.And(Nulls.And(Nulls.NotNull(left), Nulls.NotNull(right)), plain);
        return kind is BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.LessThanOrEqual && Nulls.Possible(left) && Nulls.Possible(right) && !IsParameter(left) && !IsParameter(right)
            ? Nulls.Or(plain, Nulls.And(Nulls.IsNull(left), Nulls.IsNull(right)))
            : plain;
    }

    private static BinaryOperatorKind Opposite(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThanOrEqual,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThanOrEqual,
        _ => BinaryOperatorKind.GreaterThan,
    };

    private static BinaryExpression Compare(BinaryOperatorKind kind, Expression left, Expression right) => Ordering.Compare(
        kind switch
        {
            BinaryOperatorKind.GreaterThan => ExpressionType.GreaterThan,
            BinaryOperatorKind.GreaterThanOrEqual => ExpressionType.GreaterThanOrEqual,
            BinaryOperatorKind.LessThan => ExpressionType.LessThan,
            _ => ExpressionType.LessThanOrEqual,
        },
        left,
        right);

    private static bool IsParameter(Expression value) => value is MemberExpression { Expression: ConstantExpression } or UnaryExpression { Operand: MemberExpression { Expression: ConstantExpression } };

    private ODataEnum? Enumeration(Operand left, Operand right) =>
        (left.Value ?? right.Value) is { } value ? context.Model.TypeOf(value.Type) as ODataEnum : null;

    /// <summary>Enums are stored by name or number as the context likes; their order is their numbers', so the ones beyond are listed.</summary>
    private Expression OrderedWords(ODataEnum words, BinaryOperatorKind kind, Operand left, Operand right, bool holds)
    {
        var literal = left.Literal ?? right.Literal ?? throw RefusedException.Unsupported("An order between two enums of a row", option);
        var turned = left.Literal is not null;
        var at = (IComparable)(words.FromLiteral(literal.Value) ?? throw RefusedException.Malformed("There is no such word.", option));
        var beyond = words.Values.Where(v => (turned ? at.CompareTo(v) : -at.CompareTo(v)) is var order && kind switch
        {
            BinaryOperatorKind.GreaterThan => order > 0,
            BinaryOperatorKind.GreaterThanOrEqual => order >= 0,
            BinaryOperatorKind.LessThan => order < 0,
            _ => order <= 0,
        }).ToList();
        var value = (left.Value ?? right.Value)!;
        var among = words.Side.Among(beyond, value);
        return !holds ? Nulls.Or(Nulls.IsNull(value), Expression.Not(among)) : _exact ? Nulls.And(Nulls.NotNull(value), among) : among;
    }

    private Expression Among(InNode node, bool holds)
    {
        if (node.Right is not CollectionConstantNode list)
            throw RefusedException.Unsupported("'in' with something else than a list of literals", option);
        if (list.Collection.Count > ODataLimits.ListItems)
            throw RefusedException.TooMuch($"'in' takes at most {ODataLimits.ListItems} values.", option);
        if (Strip(node.Left) is ConstantNode)
            throw RefusedException.Unsupported("A literal before 'in'", option);
        var value = Value(node.Left);
        var type = context.Model.TypeOf(value.Type) ?? throw RefusedException.Unsupported("'in' for this type", option);
        var withNull = list.Collection.Any(c => c.Value is null);
        var values = list.Collection.Where(c => c.Value is not null).Select(c => Listed(type, c)).OfType<object>().ToList();
        var among = values.Count == 0 ? Nulls.False : type.Side.Among(values, value);
        if (holds)
            return withNull ? Nulls.Or(Nulls.IsNull(value), among) : _exact ? Nulls.And(Nulls.NotNull(value), among) : among;
        Expression outside = values.Count == 0 ? Nulls.True : Expression.Not(among);
        return withNull ? Nulls.And(Nulls.NotNull(value), outside) : Nulls.Or(Nulls.IsNull(value), outside);
    }

    /// <summary>A number that the type cannot hold is nobody's value; anything else of another type is a mistake.</summary>
    private object? Listed(ODataType type, ConstantNode literal)
    {
        var exact = Literals.Exact(literal) switch
        {
            string text => context.ListTexts.Restore(text),
            ODataEnumValue word => context.ListTexts.Restore(word.Value),
            var other => other!,
        };
        var value = type.FromLiteral(exact);
        if (value is null && !(Primitives.IsNumber(exact) && Literals.IsNumeric(type.Clr)))
            throw RefusedException.Malformed("A value behind 'in' is of another type.", option);
        return value is not null && Literals.IsNumeric(type.Clr) && !Literals.Lossless(value, exact) ? null : value;
    }
}
