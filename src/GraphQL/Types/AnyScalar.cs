using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Types;

/// <summary>A scalar of which the schema says no more than its name: every value is one.</summary>
internal sealed class AnyScalar : ScalarCoercion
{
    internal static readonly AnyScalar Instance = new();

    public override object Serialize(object value) => value;

    public override object? ParseValue(object? value) => value;

    public override object? ParseLiteral(Value literal, IReadOnlyDictionary<string, object?>? variables) => Literals.Untyped(literal, variables);
}
