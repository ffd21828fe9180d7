namespace Switchboard.GraphQL.Tests.Differential;

internal sealed record InputName(string Name, string Type, bool HasDefault)
{
    internal bool IsRequired => Type.EndsWith('!') && !HasDefault;
}

internal sealed record FieldName(string Name, string Type, IReadOnlyList<InputName> Arguments);

/// <summary>A definition: which of the lists is filled depends on its keyword.</summary>
internal sealed record TypeName(string Keyword, string Name)
{
    internal List<string> Interfaces { get; } = [];

    internal List<FieldName> Fields { get; } = [];

    internal List<InputName> Inputs { get; } = [];

    internal List<string> Values { get; } = [];

    internal List<string> Members { get; } = [];

    internal bool IsComposite => Keyword is "type" or "interface" or "union";

    internal bool IsOneOf { get; set; }
}
