using System.Text.Json;
using Switchboard.GraphQL.Execution;
using Switchboard.GraphQL.Language;
using Switchboard.GraphQL.Types;

namespace Switchboard.GraphQL.Limits;

/// <summary>
/// What an operation will cost at most, before it runs: an object counts 1, a leaf nothing, a list as many as are asked for.
/// Weights and sizes are declared in the schema with <c>@cost</c> and <c>@listSize</c> (IBM GraphQL Cost Directives specification).
/// </summary>
internal sealed class CostAnalysis
{
    private const double UnknownList = 10;

    // An answer about the schema has its bounds in the schema, whatever lists are asked for.
    private const double Introspection = 1_000;

    // More than anybody may spend, and still a number after whatever it is multiplied by.
    private const double Most = 1e12;
    private readonly Schema _schema;
    private readonly JsonElement _variables;
    private readonly OperationDefinition _operation;
    private readonly Dictionary<string, FragmentDefinition> _fragments;
    private readonly Dictionary<(string Fragment, string Type, IReadOnlyList<string>? SizedBy, double Size), double> _counted = [];

    private CostAnalysis(PreparedDocument document, OperationDefinition operation, JsonElement variables)
    {
        _schema = document.Schema;
        _operation = operation;
        _variables = variables;
        _fragments = document.Document.Fragments.ToDictionary(f => f.Name.Value, StringComparer.Ordinal);
    }

    internal static double Of(PreparedDocument document, OperationDefinition operation, JsonElement variables) =>
        document.Schema.Roots.TryGetValue(operation.Kind, out var root) ? new CostAnalysis(document, operation, variables).Of(root, operation.SelectionSet, sizedBy: null, size: 1) : 0;

    /// <param name="type">Whose fields.</param>
    /// <param name="set">Which of them.</param>
    /// <param name="sizedBy">The fields of this object whose lists an argument further up has sized.</param>
    /// <param name="size">To how many.</param>
    private double Of(NamedSchemaType type, SelectionSet set, IReadOnlyList<string>? sizedBy, double size)
    {
        var sum = 0.0;
        foreach (var selection in set.Selections)
        {
            sum += selection switch
            {
                Field { Name.Value: "__schema" or "__type" } field => Math.Min(Of(type, field, sizedBy, size), Introspection),
                Field field => Of(type, field, sizedBy, size),
                InlineFragment inline => Of(Narrow(type, inline.TypeCondition), inline.SelectionSet, sizedBy, size),
                FragmentSpread spread => Of(type, spread.Name.Value, sizedBy, size),
                _ => 0,
            };
        }

        return Math.Min(sum, Most);
    }

    private double Of(NamedSchemaType type, string fragment, IReadOnlyList<string>? sizedBy, double size)
    {
        var key = (fragment, type.Name, sizedBy, size);
        if (_counted.TryGetValue(key, out var known))
            return known;
        var definition = _fragments[fragment];
        return _counted[key] = Of(Narrow(type, definition.TypeCondition), definition.SelectionSet, sizedBy, size);
    }

    private double Of(NamedSchemaType type, Field field, IReadOnlyList<string>? sizedBy, double size)
    {
        if (_schema.Field(type, field.Name.Value) is not { } definition)
            return 0;
        var own = definition.Cost.Weight ?? (definition.Type.Innermost.IsLeaf ? 0 : 1);
        if (field.SelectionSet is null)
            return own;
        var inner = definition.Type.Innermost;
        var asked = definition.Cost.Size is { } rule ? Asked(field, definition, rule) : (double?)null;
        if (IsList(definition.Type))
        {
            var items = sizedBy is not null && sizedBy.Contains(field.Name.Value, StringComparer.Ordinal) ? size : asked ?? UnknownList;
            return own + (items * (1 + Of(inner, field.SelectionSet, null, 1)));
        }

        return own + (asked is { } n && definition.Cost.Size!.SizedFields.Count > 0
            ? Of(inner, field.SelectionSet, definition.Cost.Size.SizedFields, n)
            : Of(inner, field.SelectionSet, null, 1));
    }

    private static bool IsList(SchemaType type) => type.Nullable is ListOf;

    private NamedSchemaType Narrow(NamedSchemaType type, NamedType? condition) => condition is null ? type : _schema.Type(condition.Name.Value) ?? type;

    /// <summary>The largest number that a slicing argument names; what is declared when none is given.</summary>
    private double Asked(Field field, SchemaField definition, ListSize rule)
    {
        double? most = null;
        foreach (var name in rule.SlicingArguments)
        {
            var given = field.Arguments.FirstOrDefault(a => a.Name.Value == name)?.Value;
            if (Number(given, definition.Arguments.Find(name)?.DefaultValue) is { } n)
                most = Math.Max(most ?? 0, n);
        }

        return Math.Clamp(most ?? rule.AssumedSize ?? UnknownList, 0, Most);
    }

    /// <summary>What an argument will be: as given, by the variable's default, by its own. Null for null.</summary>
    private double? Number(Value? value, Value? otherwise)
    {
        if (value is not Variable variable)
            return (value ?? otherwise) is IntValue number ? double.Parse(number.Text, System.Globalization.CultureInfo.InvariantCulture) : null;
        var name = variable.Name.Value;
        if (_variables.ValueKind == JsonValueKind.Object && _variables.TryGetProperty(name, out var json))
            return json.ValueKind == JsonValueKind.Number ? json.GetDouble() : null;
        return Number(_operation.Variables.FirstOrDefault(v => v.Variable.Name.Value == name)?.DefaultValue, otherwise);
    }
}
