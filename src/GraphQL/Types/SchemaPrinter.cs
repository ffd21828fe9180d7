using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Types;

/// <summary>A schema as SDL, without what every schema has: the text a snapshot keeps.</summary>
internal static class SchemaPrinter
{
    private static readonly string[] SpecifiedDirectives = ["include", "skip", "deprecated", "specifiedBy", "oneOf"];

    internal static string Print(Schema schema)
    {
        var directives = schema.Directives.Where(d => !SpecifiedDirectives.Contains(d.Name, StringComparer.Ordinal)).Select(PrintDirective);
        var types = schema.Types.Where(t => !t.Name.StartsWith("__", StringComparison.Ordinal) && !BuiltIn.Scalars.Contains(t)).Select(PrintType);
        return string.Join("\n\n", new[] { PrintSchema(schema) }.Concat(directives).Concat(types).Where(p => p.Length > 0));
    }

    private static string PrintSchema(Schema schema)
    {
        if (schema.Description is null && schema.Roots.All(r => r.Value.Name == r.Key.ToString()))
            return "";
        var roots = schema.Roots.OrderBy(r => r.Key).Select(r => $"  {DefinitionPrinter.Word(r.Key)}: {r.Value.Name}");
        return $"{Described(schema.Description)}schema {{\n{string.Join('\n', roots)}\n}}";
    }

    private static string PrintDirective(SchemaDirective d) =>
        $"{Described(d.Description)}directive @{d.Name}{Arguments(d.Arguments, "")}{(d.Repeatable ? " repeatable" : "")} on {string.Join(" | ", d.Locations)}";

    private static string PrintType(NamedSchemaType type) => Described(type.Description) + type switch
    {
        ScalarType scalar => $"scalar {scalar.Name}{(scalar.SpecifiedBy is { } url ? $" @specifiedBy(url: {Printer.Quote(url)})" : "")}",
        FieldsType fields => $"{(fields is ObjectType ? "type" : "interface")} {fields.Name}{Implements(fields)}{Body(fields.Fields.Select((f, i) => $"{Described(f.Description, "  ", i == 0)}  {PrintField(f)}"))}",
        UnionType union => $"union {union.Name}{(union.Types.Count == 0 ? "" : " = " + string.Join(" | ", union.Types.Names))}",
        EnumType choices => $"enum {choices.Name}{Body(choices.Values.Select((v, i) => $"{Described(v.Description, "  ", i == 0)}  {v.Name}{Deprecated(v.DeprecationReason)}"))}",
        InputObjectType input => $"input {input.Name}{(input.OneOf ? " @oneOf" : "")}{Body(input.Fields.Select((f, i) => $"{Described(f.Description, "  ", i == 0)}  {PrintInput(f)}"))}",
        _ => throw new InvalidOperationException($"{type.GetType().Name} cannot be printed."),
    };

    private static string PrintField(SchemaField field) => $"{field.Name}{Arguments(field.Arguments, "  ")}: {field.Type}{Deprecated(field.DeprecationReason)}";

    private static string PrintInput(InputValue input) =>
        $"{input.Name}: {input.Type}{Printer.After(" = ", DefaultValues.Written(input))}{Deprecated(input.DeprecationReason)}";

    private static string Implements(FieldsType type) => type.Interfaces.Count == 0 ? "" : $" implements {string.Join(" & ", type.Interfaces.Names)}";

    private static string Arguments(Members<InputValue> arguments, string indent)
    {
        if (arguments.Count == 0)
            return "";
        if (arguments.All(a => string.IsNullOrEmpty(a.Description)))
            return $"({string.Join(", ", arguments.Select(PrintInput))})";
        return $"(\n{string.Join('\n', arguments.Select((a, i) => $"{Described(a.Description, "  " + indent, i == 0)}  {indent}{PrintInput(a)}"))}\n{indent})";
    }

    private static string Deprecated(string? reason) => reason switch
    {
        null => "",
        "No longer supported" => " @deprecated",
        _ => $" @deprecated(reason: {Printer.Quote(reason)})",
    };

    private static string Body(IEnumerable<string> lines) => string.Join('\n', lines) is { Length: > 0 } body ? $" {{\n{body}\n}}" : "";

    private static string Described(string? description, string indent = "", bool first = true)
    {
        if (description is null)
            return "";
        var printed = BlockStrings.Suits(description) ? BlockStrings.Print(description) : Printer.Quote(description);
        return $"{(indent.Length > 0 && !first ? "\n" : "")}{indent}{printed.Replace("\n", "\n" + indent, StringComparison.Ordinal)}\n";
    }
}
