using Switchboard.GraphQL.Language;
using Switchboard.GraphQL.Types;
using Switchboard.GraphQL.Validation.TypeSystem;

namespace Switchboard.GraphQL.Validation;

/// <summary>Specification 3.13: what a use of a directive is held against.</summary>
/// <param name="Repeatable">Whether it may stand at one place more than once.</param>
/// <param name="Locations">Where it may stand.</param>
/// <param name="Arguments">Which it takes.</param>
/// <param name="Required">Those that must be given.</param>
internal sealed record DirectiveSignature(bool Repeatable, IReadOnlyList<string> Locations, IReadOnlyList<string> Arguments, IReadOnlyList<RequiredArgument> Required)
{
    internal static DirectiveSignature Of(SchemaDirective directive) => new(
        directive.Repeatable, directive.Locations, [.. directive.Arguments.Names], [.. directive.Arguments.Where(a => a.IsRequired).Select(a => new RequiredArgument(a.Name, a.Type.ToString()!))]);

    internal static DirectiveSignature Of(DirectiveDefinition directive) => new(
        directive.Repeatable,
        [.. directive.Locations.Select(l => l.Value)],
        [.. directive.Arguments.Select(a => a.Name.Value)],
        [.. directive.Arguments.Where(a => a is { Type: NonNullType, DefaultValue: null }).Select(a => new RequiredArgument(a.Name.Value, a.Type.ToString()!)).DistinctBy(a => a.Name, StringComparer.Ordinal)]);
}

internal sealed record RequiredArgument(string Name, string Type);

/// <summary>Specification 5.7.1: the directives a document may use, its own before those of the schema; without a schema those that every service has.</summary>
internal sealed class DirectiveSignatures(Schema? schema, Document document)
{
    private readonly Dictionary<string, DirectiveSignature?> _known = OwnOf(document);

    internal DirectiveSignature? Find(string name)
    {
        if (!_known.TryGetValue(name, out var known))
            _known[name] = known = Look(name);
        return known;
    }

    private static Dictionary<string, DirectiveSignature?> OwnOf(Document document)
    {
        var own = new Dictionary<string, DirectiveSignature?>(StringComparer.Ordinal);
        foreach (var directive in document.Definitions.OfType<DirectiveDefinition>())
            own[directive.Name.Value] = DirectiveSignature.Of(directive);
        return own;
    }

    private DirectiveSignature? Look(string name)
    {
        var directive = schema is null ? StandardTypes.Directive(name) : schema.Directive(name);
        return directive is null ? null : DirectiveSignature.Of(directive);
    }
}
