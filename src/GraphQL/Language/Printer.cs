using System.Globalization;
using System.Text;

namespace Switchboard.GraphQL.Language;

/// <summary>A document as text again: two spaces a level, one definition a paragraph, the layout that the reference implementation made usual.</summary>
internal static class Printer
{
    private const int LongestLine = 80;

    internal static string Print(Node node) => node switch
    {
        Document document => string.Join("\n\n", document.Definitions.Select(Print)),
        Definition definition => DefinitionPrinter.Print(definition),
        VariableDefinition variable => $"{Described(variable.Description)}{Print(variable.Variable)}: {variable.Type}{After(" = ", variable.DefaultValue)}{Directives(variable.Directives)}",
        SelectionSet set => Block(set.Selections),
        Field field => PrintField(field),
        FragmentSpread spread => $"...{spread.Name.Value}{Directives(spread.Directives)}",
        InlineFragment inline => $"...{After(" on ", inline.TypeCondition)}{Directives(inline.Directives)} {Print(inline.SelectionSet)}",
        Argument argument => $"{argument.Name.Value}: {Print(argument.Value)}",
        Directive directive => $"@{directive.Name.Value}{Parenthesised(directive.Arguments)}",
        Variable variable => $"${variable.Name.Value}",
        IntValue number => number.Text,
        FloatValue number => number.Text,
        StringValue { Block: true } text => BlockStrings.Print(text.Text),
        StringValue text => Quote(text.Text),
        BooleanValue flag => flag.Value ? "true" : "false",
        NullValue => "null",
        EnumValue name => name.Name,
        ListValue list => $"[{string.Join(", ", list.Items.Select(Print))}]",
        ObjectValue fields => $"{{{string.Join(", ", fields.Fields.Select(Print))}}}",
        ObjectField field => $"{field.Name.Value}: {Print(field.Value)}",
        TypeReference type => type.ToString()!,
        OperationTypeDefinition operation => $"{DefinitionPrinter.Word(operation.Kind)}: {operation.Type}",
        FieldDefinition field => $"{Described(field.Description)}{field.Name.Value}{Parameters(field.Arguments)}: {field.Type}{Directives(field.Directives)}",
        InputValueDefinition input => $"{Described(input.Description)}{input.Name.Value}: {input.Type}{After(" = ", input.DefaultValue)}{Directives(input.Directives)}",
        EnumValueDefinition value => $"{Described(value.Description)}{value.Name.Value}{Directives(value.Directives)}",
        Name name => name.Value,
        _ => throw new InvalidOperationException($"{node.GetType().Name} cannot be printed."),
    };

    internal static string Described(StringValue? description) => description is null ? "" : Print(description) + "\n";

    internal static string Directives(IReadOnlyList<Directive> directives) => string.Concat(directives.Select(d => " " + Print(d)));

    internal static string After(string prefix, Node? node) => node is null ? "" : prefix + Print(node);

    internal static string Block<T>(IReadOnlyList<T> nodes)
        where T : Node => nodes.Count == 0 ? "" : $"{{\n{Indent(string.Join('\n', nodes.Select(Print)))}\n}}";

    /// <summary>On one line, unless one of them has a description.</summary>
    internal static string Parameters<T>(IReadOnlyList<T> nodes)
        where T : Node
    {
        var printed = nodes.Select(Print).ToList();
        return printed.Exists(p => p.Contains('\n', StringComparison.Ordinal))
            ? $"(\n{Indent(string.Join('\n', printed))}\n)"
            : Parenthesised(nodes);
    }

    /// <summary>Control characters as escapes, everything else as it is.</summary>
    internal static string Quote(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\b' => quoted.Append("\\b"),
                '\f' => quoted.Append("\\f"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' or (>= '\u007f' and <= '\u009f') => quoted.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    private static string Parenthesised<T>(IReadOnlyList<T> nodes)
        where T : Node => nodes.Count == 0 ? "" : $"({string.Join(", ", nodes.Select(Print))})";

    private static string PrintField(Field field)
    {
        var name = (field.Alias is null ? "" : field.Alias.Value + ": ") + field.Name.Value;
        var line = name + Parenthesised(field.Arguments);
        if (line.Length > LongestLine)
            line = $"{name}(\n{Indent(string.Join('\n', field.Arguments.Select(Print)))}\n)";
        return $"{line}{Directives(field.Directives)}{After(" ", field.SelectionSet)}";
    }

    private static string Indent(string lines) => "  " + lines.Replace("\n", "\n  ", StringComparison.Ordinal);
}
