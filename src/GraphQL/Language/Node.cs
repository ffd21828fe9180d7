namespace Switchboard.GraphQL.Language;

/// <summary>A piece of a parsed document.</summary>
/// <param name="start">Where it begins, in bytes from the start of the text; <see cref="SourceText"/> turns that into line and column.</param>
internal abstract class Node(int start)
{
    public int Start { get; } = start;
}

internal sealed class Name(int start, string value) : Node(start)
{
    public string Value { get; } = value;
}

/// <summary>Specification 2.2: everything that one text defines.</summary>
internal sealed class Document(SourceText source, IReadOnlyList<Definition> definitions) : Node(0)
{
    public SourceText Source { get; } = source;

    public IReadOnlyList<Definition> Definitions { get; } = definitions;

    public IEnumerable<OperationDefinition> Operations => Definitions.OfType<OperationDefinition>();

    public IEnumerable<FragmentDefinition> Fragments => Definitions.OfType<FragmentDefinition>();
}

internal abstract class Definition(int start) : Node(start);
