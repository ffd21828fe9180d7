namespace Switchboard.GraphQL.Language;

/// <summary>Operations, fragments and the definitions of a schema, for <see cref="Printer"/>.</summary>
internal static class DefinitionPrinter
{
    internal static string Print(Definition definition) => definition switch
    {
        OperationDefinition operation => PrintOperation(operation),
        FragmentDefinition fragment =>
            $"{Printer.Described(fragment.Description)}fragment {fragment.Name.Value} on {fragment.TypeCondition}{Printer.Directives(fragment.Directives)} {Printer.Print(fragment.SelectionSet)}",
        TypeSystemDefinition type => $"{Printer.Described(type.Description)}{(type.Extends ? "extend " : "")}{PrintTypeSystem(type)}",
        _ => throw new InvalidOperationException($"{definition.GetType().Name} cannot be printed."),
    };

    internal static string Word(OperationKind kind) => kind switch
    {
        OperationKind.Query => "query",
        OperationKind.Mutation => "mutation",
        _ => "subscription",
    };

    private static string PrintOperation(OperationDefinition operation)
    {
        var named = operation.Name is null && operation.Variables.Count == 0 ? "" : " " + operation.Name?.Value + Variables(operation.Variables);
        var head = Printer.Described(operation.Description) + Word(operation.Kind) + named + Printer.Directives(operation.Directives);
        return (head == "query" ? "" : head + " ") + Printer.Print(operation.SelectionSet);
    }

    /// <summary>Unlike parameters, these are not indented when a description takes them over several lines.</summary>
    private static string Variables(IReadOnlyList<VariableDefinition> variables)
    {
        var printed = variables.Select(Printer.Print).ToList();
        return printed.Count == 0 ? ""
            : printed.Exists(v => v.Contains('\n', StringComparison.Ordinal)) ? $"(\n{string.Join('\n', printed)}\n)"
            : $"({string.Join(", ", printed)})";
    }

    private static string PrintTypeSystem(TypeSystemDefinition definition)
    {
        var directives = Printer.Directives(definition.Directives);
        return definition switch
        {
            SchemaDefinition schema => $"schema{directives}{Body(schema.OperationTypes)}",
            ScalarTypeDefinition scalar => $"scalar {scalar.Name.Value}{directives}",
            ObjectTypeDefinition type => $"type {type.Name.Value}{Implements(type.Interfaces)}{directives}{Body(type.Fields)}",
            InterfaceTypeDefinition type => $"interface {type.Name.Value}{Implements(type.Interfaces)}{directives}{Body(type.Fields)}",
            UnionTypeDefinition union => $"union {union.Name.Value}{directives}{(union.Types.Count == 0 ? "" : " = " + string.Join(" | ", union.Types))}",
            EnumTypeDefinition choices => $"enum {choices.Name.Value}{directives}{Body(choices.Values)}",
            InputObjectTypeDefinition input => $"input {input.Name.Value}{directives}{Body(input.Fields)}",
            DirectiveDefinition directive =>
                $"directive @{directive.Name.Value}{Printer.Parameters(directive.Arguments)}{(directive.Repeatable ? " repeatable" : "")} on {string.Join(" | ", directive.Locations.Select(l => l.Value))}",
            _ => throw new InvalidOperationException($"{definition.GetType().Name} cannot be printed."),
        };
    }

    private static string Implements(IReadOnlyList<NamedType> interfaces) => interfaces.Count == 0 ? "" : " implements " + string.Join(" & ", interfaces);

    private static string Body<T>(IReadOnlyList<T> nodes)
        where T : Node => nodes.Count == 0 ? "" : " " + Printer.Block(nodes);
}
