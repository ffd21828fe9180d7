using System.Text.Json;
using Switchboard.GraphQL.Language;
using Switchboard.GraphQL.Types;

namespace Switchboard.GraphQL.Execution;

/// <summary>Specification 6.1.2: what a client sent for an operation's variables, checked and turned into what it means.</summary>
internal sealed class Variables
{
    private const int MostErrors = 50;
    private readonly Document _document;
    private readonly List<RequestError> _errors = [];
    private readonly bool _hints;

    private Variables(Document document, bool hints) => (_document, _hints) = (document, hints);

    internal static IReadOnlyDictionary<string, object?> Coerce(Schema schema, Document document, OperationDefinition operation, JsonElement given, bool hints, out IReadOnlyList<RequestError> errors)
    {
        var reading = new Variables(document, hints);
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        errors = reading._errors;
        foreach (var definition in operation.Variables)
        {
            reading.Read(schema, definition, given, values);
            if (reading._errors.Count < MostErrors)
                continue;
            reading._errors.Add(new RequestError("Too many errors processing variables, error limit reached. Execution aborted.", []));
            break;
        }

        return values;
    }

    private void Read(Schema schema, VariableDefinition definition, JsonElement given, Dictionary<string, object?> values)
    {
        var name = definition.Variable.Name.Value;
        var type = schema.Resolve(definition.Type);
        if (type is not { IsInput: true })
        {
            Refuse($"Variable \"${name}\" expected value of type \"{definition.Type}\" which cannot be used as an input type.", definition.Type);
            return;
        }

        if (given.ValueKind != JsonValueKind.Object || !given.TryGetProperty(name, out var json))
        {
            if (definition.DefaultValue is { } otherwise)
                values[name] = Literals.TryCoerce(otherwise, type, null, out var value) ? value : null;
            else if (type is NonNull)
                Refuse($"Variable \"${name}\" of required type \"{type}\" was not provided.", definition);
            return;
        }

        if (json.ValueKind == JsonValueKind.Null && type is NonNull)
        {
            Refuse($"Variable \"${name}\" of non-null type \"{type}\" must not be null.", definition);
            return;
        }

        values[name] = InputValues.Coerce(JsonValues.Read(json), type, (path, value, message, hint) =>
            Refuse($"Variable \"${name}\" got invalid value {Inspection.Of(value)}{(path.Length == 0 ? "" : $" at \"{name}{path}\"")}; {message}{(_hints ? hint : "")}", definition));
    }

    private void Refuse(string message, Node at)
    {
        if (_errors.Count < MostErrors)
            _errors.Add(new RequestError(message, [_document.Source.LocationOf(at.Start)]));
    }
}
