using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Validation.TypeSystem;

/// <summary>Specification 3.3 and 3.13: what is wrong with a schema whose text is in order; its types are looked at by <see cref="TypeMistakes"/>.</summary>
internal sealed class SchemaMistakes
{
    private readonly List<string> _found = [];
    private readonly Document _document;
    private readonly DefinedTypes _types;
    private readonly InputRequirements _inputs;

    internal SchemaMistakes(Document document)
    {
        _document = document;
        _types = new DefinedTypes(document);
        _inputs = new InputRequirements(_types);
    }

    internal IReadOnlyList<string> Find()
    {
        CheckRoots();
        foreach (var directive in _document.Definitions.OfType<DirectiveDefinition>())
            CheckDirective(directive);
        var members = new TypeMistakes(_types, _inputs, _found);
        foreach (var type in _types.All)
            members.Check(type);
        return _found;
    }

    private void CheckRoots()
    {
        var roots = Roots();
        if (!roots.TryGetValue(OperationKind.Query, out var query))
            _found.Add("Query root type must be provided.");
        else if (_types.KindOf(query) != TypeKind.Object)
            _found.Add($"Query root type must be Object type, it cannot be {query}.");
        foreach (var (kind, name) in roots)
        {
            if (kind != OperationKind.Query && _types.KindOf(name) != TypeKind.Object)
                _found.Add($"{kind} root type must be Object type if provided, it cannot be {name}.");
        }
    }

    /// <summary>As the schema says, or as the types' names say where there is no schema definition.</summary>
    private Dictionary<OperationKind, string> Roots()
    {
        var schemas = _document.Definitions.OfType<SchemaDefinition>().ToList();
        var roots = new Dictionary<OperationKind, string>();
        foreach (var operation in schemas.SelectMany(s => s.OperationTypes))
            roots[operation.Kind] = operation.Type.Name.Value;
        if (schemas.Exists(s => !s.Extends))
            return roots;
        foreach (var kind in Enum.GetValues<OperationKind>())
        {
            if (_types.Find(kind.ToString()) is { } type)
                roots[kind] = type.Name;
        }

        return roots;
    }

    private void CheckDirective(DirectiveDefinition directive)
    {
        Reserved.Check(directive.Name, _found);
        foreach (var argument in directive.Arguments)
        {
            var place = $"@{directive.Name.Value}({argument.Name.Value}:)";
            Reserved.Check(argument.Name, _found);
            if (!_types.IsInput(argument.Type))
                _found.Add($"The type of {place} must be Input Type but got: {argument.Type}.");
            if (_inputs.IsRequired(argument) && InputRequirements.IsDeprecated(argument))
                _found.Add($"Required argument {place} cannot be deprecated.");
        }
    }
}

/// <summary>Specification 4.1: names that belong to introspection.</summary>
internal static class Reserved
{
    internal static void Check(Name name, List<string> found) => Check(name.Value, found);

    internal static void Check(string name, List<string> found)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
            found.Add($"Name \"{name}\" must not begin with \"__\", which is reserved by GraphQL introspection.");
    }
}
