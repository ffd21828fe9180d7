using Switchboard.GraphQL.Language;
using Switchboard.GraphQL.Types;

namespace Switchboard.GraphQL.Validation.Merging;

/// <summary>Specification 5.3.2: a field as one selection set, or a fragment in it, selects it.</summary>
/// <param name="Parent">The type it is selected on, as far as that is known.</param>
/// <param name="Node">As written.</param>
/// <param name="Definition">What the type says of it; null for the fields that every type has, as in the reference implementation.</param>
internal readonly record struct FieldUse(NamedSchemaType? Parent, Field Node, SchemaField? Definition)
{
    /// <summary>On what its sub-selection selects.</summary>
    public NamedSchemaType? Inside => Definition?.Type.Innermost;

    internal static FieldUse Of(NamedSchemaType? parent, Field node) => new(parent, node, (parent as FieldsType)?.Fields.Find(node.Name.Value));

    /// <summary>Two such fields can be selected of different objects only: no object is of two types.</summary>
    internal static bool NeverMeet(NamedSchemaType? a, NamedSchemaType? b) => a is ObjectType && b is ObjectType && !ReferenceEquals(a, b);

    /// <summary>Whether an answer could not hold both in the same place.</summary>
    internal static bool ShapesDiffer(SchemaType a, SchemaType b) => (a, b) switch
    {
        (ListOf one, ListOf other) => ShapesDiffer(one.Item, other.Item),
        (NonNull one, NonNull other) => ShapesDiffer(one.Inner, other.Inner),
        (NamedSchemaType, NamedSchemaType) => !ReferenceEquals(a, b) && (a.IsLeaf || b.IsLeaf),
        _ => true,
    };
}
