namespace Switchboard.GraphQL.Language;

/// <summary>Specification 2.11: a type as a document names it.</summary>
internal abstract class TypeReference(int start) : Node(start)
{
    /// <summary>Without lists and exclamation marks.</summary>
    public NamedType Innermost => this switch
    {
        ListType list => list.Item.Innermost,
        NonNullType nonNull => nonNull.Inner.Innermost,
        _ => (NamedType)this,
    };
}

internal sealed class NamedType(int start, Name name) : TypeReference(start)
{
    public Name Name { get; } = name;

    public override string ToString() => Name.Value;
}

internal sealed class ListType(int start, TypeReference item) : TypeReference(start)
{
    public TypeReference Item { get; } = item;

    public override string ToString() => $"[{Item}]";
}

internal sealed class NonNullType(int start, TypeReference inner) : TypeReference(start)
{
    public TypeReference Inner { get; } = inner;

    public override string ToString() => $"{Inner}!";
}
